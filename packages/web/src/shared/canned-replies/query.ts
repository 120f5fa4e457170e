import { CannedReplyList } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

/** Answers that are written once, for tickets and chats. */
export const cannedRepliesQuery = queryOptions({
	queryKey: ["tickets", "canned-replies"],
	queryFn: ({ signal }) => api.get("/tickets/canned-replies", { schema: CannedReplyList, signal }),
});
