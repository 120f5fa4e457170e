import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, useProblemText } from "../../../shared/api/index.ts";
import { toast } from "../../../shared/kit/index.ts";
import { inboxCountsQuery, inboxEntriesKey } from "../../../shared/live/index.ts";
import { chatKey } from "./inbox.ts";

type Deed = { path: "take" | "hand-back" | "close" | "assign" | "note" | "queue"; body?: object };

/** What one does with a chat; what changes shows everywhere. Failures are told. */
export function useDeed(id: string) {
	const client = useQueryClient();
	const problem = useProblemText();
	const refresh = () => {
		for (const queryKey of [chatKey(id), inboxEntriesKey, inboxCountsQuery.queryKey])
			void client.invalidateQueries({ queryKey });
	};
	return useMutation({
		mutationFn: ({ path, body = {} }: Deed) =>
			path === "queue" ? api.put(`/inbox/${id}/queue`, { body }) : api.post(`/inbox/${id}/${path}`, { body }),
		onSuccess: refresh,
		onError: (error) => {
			toast.error(problem(error));
			refresh();
		},
	});
}
