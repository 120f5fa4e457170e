import { ConversationDetail } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

export const conversationsKey = ["conversations"] as const;
export const conversationKey = (id: string) => [...conversationsKey, "one", id] as const;

/** One conversation with its transcript; `useConversationStream` keeps it up to date while it lives. */
export const conversationQuery = (id: string) =>
	queryOptions({
		queryKey: conversationKey(id),
		queryFn: ({ signal }) => api.get(`/conversations/${id}`, { schema: ConversationDetail, signal }),
	});
