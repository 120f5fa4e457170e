import { ConversationDetail, ConversationEventList, ConversationList, Waveform } from "@centralita/contracts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, pagedQuery } from "../../../shared/api/index.ts";
import { periodOf } from "../period.ts";
import type { HistorySearch } from "../search.ts";

export const conversationsKey = ["conversations"] as const;

/** The list as the address filters it. */
export const historyQuery = (search: HistorySearch, now: Date) =>
	pagedQuery([...conversationsKey, "list"], "/conversations", ConversationList, {
		q: search.q,
		...periodOf(search, now),
		channel: search.channel,
		outcome: search.outcome,
		assistantId: search.assistant,
	});

export const conversationKey = (id: string) => [...conversationsKey, "one", id] as const;

export const conversationQuery = (id: string) =>
	queryOptions({
		queryKey: conversationKey(id),
		queryFn: ({ signal }) => api.get(`/conversations/${id}`, { schema: ConversationDetail, signal }),
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
