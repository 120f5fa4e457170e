import { InboxCounts } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

/** How many chats wait, are one's own, and are the assistant's. */
export const inboxCountsQuery = queryOptions({
	queryKey: ["inbox", "counts"],
	queryFn: ({ signal }) => api.get("/inbox/counts", { schema: InboxCounts, signal }),
});

/** Of the one list of chats and tickets, and of how much there is in it. */
export const inboxEntriesKey = ["inbox", "entries"] as const;

/** What the live feed tells of chats. */
export const chatEvents = ["chat.handled", "chat.answered", "chat.closed", "chat.moved"] as const;
