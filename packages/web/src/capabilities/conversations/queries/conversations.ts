import { ConversationEventList, ConversationList, eventSchemas, PhoneCall, Waveform } from "@centralita/contracts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, pagedQuery } from "../../../shared/api/index.ts";
import { conversationKey, conversationsKey, readAllEvents } from "../../../shared/conversation/index.ts";
import { periodOf } from "../period.ts";
import type { HistorySearch } from "../search.ts";

/** The list as the address filters it. */
export const historyQuery = (search: HistorySearch, now: Date) =>
	pagedQuery([...conversationsKey, "list"], "/conversations", ConversationList, {
		q: search.q,
		...periodOf(search, now),
		channel: search.channel,
		outcome: search.outcome,
		assistantId: search.assistant,
	});

export const waveformQuery = (id: string) =>
	queryOptions({
		queryKey: [...conversationKey(id), "waveform"],
		queryFn: ({ signal }) =>
			api.get(`/conversations/${id}/waveform`, { schema: Waveform, query: { buckets: 1200 }, signal }),
		staleTime: Number.POSITIVE_INFINITY,
	});

export const conversationEventsQuery = (id: string) =>
	infiniteQueryOptions({
		queryKey: [...conversationKey(id), "events"],
		queryFn: ({ pageParam, signal }) =>
			api.get(`/conversations/${id}/events`, {
				schema: ConversationEventList,
				query: { after: pageParam, limit: 100 },
				signal,
			}),
		initialPageParam: 0,
		getNextPageParam: (last) => last.next,
	});

/** The telephone's side of a conversation; null for one from the browser or a chat, which has none. */
export const phoneCallOfQuery = (id: string) =>
	queryOptions({
		queryKey: [...conversationKey(id), "phone-call"],
		queryFn: async ({ signal }) => {
			const events = { schema: ConversationEventList, query: { limit: firstEvents }, signal };
			const { items } = await api.get(`/conversations/${id}/events`, events);
			const started = items.find(({ type }) => type === "call.started");
			const { data } = eventSchemas["call.started"].safeParse(started?.data);
			if (!data || data.carrier === "browser") return null;
			return api.get(`/calls/of-conversation/${id}`, { schema: PhoneCall, signal });
		},
	});

/** A call begins within these. */
const firstEvents = 10;

/** Everything that happened in a call, to tell who had it when. */
export const allEventsQuery = (id: string) =>
	queryOptions({
		queryKey: [...conversationKey(id), "all-events"],
		queryFn: ({ signal }) => readAllEvents(id, signal),
	});
