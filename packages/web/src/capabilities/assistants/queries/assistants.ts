import {
	Assistant,
	AssistantComparison,
	type AssistantDefinition,
	AssistantList,
	AssistantVersionList,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, newIdempotencyKey, pagedQuery } from "../../../shared/api/index.ts";

export const assistantsQuery = pagedQuery(["assistants"], "/assistants", AssistantList);

export const assistantQuery = (id: string) =>
	queryOptions({
		queryKey: ["assistants", id],
		queryFn: ({ signal }) => api.get(`/assistants/${id}`, { schema: Assistant, signal }),
	});

export const versionsQuery = (id: string) =>
	queryOptions({
		queryKey: ["assistants", id, "versions"],
		queryFn: ({ signal }) => api.get(`/assistants/${id}/versions`, { schema: AssistantVersionList, signal }),
	});

/** A published version's number, or the draft. */
export type Side = number | "draft";

export const comparisonQuery = (id: string, from: Side, to: Side) =>
	queryOptions({
		queryKey: ["assistants", id, "compare", from, to],
		queryFn: ({ signal }) =>
			api.get(`/assistants/${id}/compare`, { schema: AssistantComparison, query: { from, to }, signal }),
	});

/** A change to assistants; the answer is taken over and the lists are read again. */
function useAssistantMutation<I>(deed: (input: I) => Promise<Assistant>) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: deed,
		onSuccess: (assistant) => {
			client.setQueryData(assistantQuery(assistant.id).queryKey, assistant);
			void client.invalidateQueries({ queryKey: ["assistants", "pages"] });
			void client.invalidateQueries({ queryKey: ["assistants", assistant.id, "versions"] });
			void client.invalidateQueries({ queryKey: ["assistants", assistant.id, "compare"] });
		},
	});
}

export const useCreateAssistant = () =>
	useAssistantMutation((definition: AssistantDefinition) =>
		api.post("/assistants", { body: { definition }, schema: Assistant, idempotencyKey: newIdempotencyKey() }),
	);

export const useSaveDraft = (id: string) =>
	useAssistantMutation((body: { revision: number; definition: AssistantDefinition }) =>
		api.put(`/assistants/${id}/draft`, { body, schema: Assistant }),
	);

export const usePublish = (id: string) =>
	useAssistantMutation((body: { revision: number; note: string }) =>
		api.post(`/assistants/${id}/publish`, { body, schema: Assistant, idempotencyKey: newIdempotencyKey() }),
	);

export const useRestoreVersion = (id: string) =>
	useAssistantMutation((version: number) =>
		api.post(`/assistants/${id}/versions/${version}/restore`, { schema: Assistant }),
	);

/** What is told is told by the mutation itself: the row that asked may be gone from the list by then. */
export function useArchiveAssistant({
	onArchived,
	onFailed,
}: {
	onArchived: () => void;
	onFailed: (error: Error) => void;
}) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => api.delete(`/assistants/${id}`),
		onSuccess: () => {
			onArchived();
			return client.invalidateQueries({ queryKey: ["assistants"] });
		},
		onError: onFailed,
	});
}

export function useBringBackAssistant({ onFailed }: { onFailed: (error: Error) => void }) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (id: string) =>
			api.post(`/assistants/${id}/restore`, { schema: Assistant, idempotencyKey: newIdempotencyKey() }),
		onSuccess: () => client.invalidateQueries({ queryKey: ["assistants"] }),
		onError: onFailed,
	});
}
