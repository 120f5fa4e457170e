import { InboxQueue, type InboxQueueSave } from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";
import { queuesQuery } from "../../../shared/queues/index.ts";

/** Adds a queue, or replaces the one of that id. */
export function useSaveQueue(id: string | null) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: InboxQueueSave) =>
			id === null
				? api.post("/inbox/queues", { body, schema: InboxQueue, idempotencyKey: newIdempotencyKey() })
				: api.put(`/inbox/queues/${id}`, { body, schema: InboxQueue }),
		onSuccess: () => client.invalidateQueries({ queryKey: queuesQuery.queryKey }),
	});
}

export function useRemoveQueue() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => api.delete(`/inbox/queues/${id}`),
		onSuccess: () => client.invalidateQueries({ queryKey: queuesQuery.queryKey }),
	});
}
