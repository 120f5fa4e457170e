import {
	Contact,
	ConversationList,
	InboxDetail,
	InboxEntryList,
	InboxPeople,
	InboxViewCounts,
	TicketList,
} from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api, pagedQuery } from "../../../shared/api/index.ts";
import { readAllEvents } from "../../../shared/conversation/index.ts";
import { inboxEntriesKey } from "../../../shared/live/index.ts";
import { applyChatEvent, type Chat, tell } from "../chat.ts";
import type { InboxSearch } from "../search.ts";

export const chatKey = (id: string) => ["inbox", "chat", id] as const;

export const entriesQuery = ({ view = "all", kind, queue }: InboxSearch) =>
	pagedQuery(inboxEntriesKey, "/inbox/entries", InboxEntryList, { view, kind, queue });

export const viewCountsQuery = queryOptions({
	queryKey: [...inboxEntriesKey, "counts"],
	queryFn: ({ signal }) => api.get("/inbox/entries/counts", { schema: InboxViewCounts, signal }),
});

/** One chat; `useChatStream` keeps it up to date. */
export const chatQuery = (id: string) =>
	queryOptions({
		queryKey: chatKey(id),
		queryFn: async ({ signal, client }): Promise<Chat> => {
			for (;;) {
				const detail = await api.get(`/inbox/${id}`, { schema: InboxDetail, signal });
				const events = await readAllEvents(id, signal);
				const empty: Chat = { ...detail, notes: [], writers: {}, announcements: [] };
				const chat = events.reduce(
					(read, event) => (event.number <= detail.lastEventNumber ? tell(read, event) : applyChatEvent(read, event)),
					empty,
				);
				// What the page heard meanwhile must not be lost to what was read before it.
				const heard = client.getQueryData<Chat>(chatKey(id))?.lastEventNumber ?? 0;
				if (chat.lastEventNumber >= heard) return chat;
			}
		},
	});

export const peopleQuery = queryOptions({
	queryKey: ["inbox", "people"],
	queryFn: ({ signal }) => api.get("/inbox/people", { schema: InboxPeople, signal }),
});

/** What a side panel has room for. */
const shown = 8;

export const contactOfChatQuery = (id: string) =>
	queryOptions({
		queryKey: ["contacts", id],
		queryFn: ({ signal }) => api.get(`/contacts/${id}`, { schema: Contact, signal }),
	});

export const conversationsOfContactQuery = (contactId: string) =>
	queryOptions({
		queryKey: ["inbox", "story", contactId],
		queryFn: ({ signal }) =>
			api.get("/conversations", { schema: ConversationList, query: { contactId, limit: shown }, signal }),
	});

/** The contact's tickets; of an unknown contact, those that this chat opened. */
export const ticketsOfChatQuery = (of: { contactId: string } | { conversationId: string }) =>
	queryOptions({
		queryKey: ["tickets", "chat", of],
		queryFn: ({ signal }) => api.get("/tickets", { schema: TicketList, query: { ...of, limit: shown }, signal }),
	});
