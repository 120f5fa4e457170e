import { Contact, ContactDuplicateList, ContactMergeList } from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";

export const duplicatesQuery = (id: string) =>
	queryOptions({
		queryKey: ["contact-duplicates", id],
		queryFn: ({ signal }) => api.get(`/contacts/${id}/duplicates`, { schema: ContactDuplicateList, signal }),
	});

export const mergesQuery = (id: string) =>
	queryOptions({
		queryKey: ["contact-merges", id],
		queryFn: ({ signal }) => api.get(`/contacts/${id}/merges`, { schema: ContactMergeList, signal }),
	});

/** Whatever shows contacts, or what is kept of them, is read again. */
function useRefresh() {
	const client = useQueryClient();
	return () => client.invalidateQueries();
}

export function useMerge(intoId: string) {
	const onSuccess = useRefresh();
	return useMutation({
		mutationFn: (fromId: string) =>
			api.post(`/contacts/${intoId}/merge`, {
				body: { fromId },
				schema: Contact,
				idempotencyKey: newIdempotencyKey(),
			}),
		onSuccess,
	});
}

export function useUndoMerge() {
	const onSuccess = useRefresh();
	return useMutation({
		mutationFn: (mergeId: string) =>
			api.post(`/contacts/merges/${mergeId}/undo`, { schema: Contact, idempotencyKey: newIdempotencyKey() }),
		onSuccess,
	});
}
