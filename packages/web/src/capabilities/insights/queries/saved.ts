import { NotificationTest, SavedReport, SavedReportList, type SavedReportSave } from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";

const key = ["insights", "saved"] as const;
const path = "/reports/saved";

export const savedReportsQuery = queryOptions({
	queryKey: key,
	queryFn: ({ signal }) => api.get(path, { schema: SavedReportList, signal }),
	refetchInterval: 60_000,
});

/** `id` is null for a new one. */
export function useSaveReport(id: string | null) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: SavedReportSave) =>
			id === null
				? api.post(path, { body, schema: SavedReport, idempotencyKey: newIdempotencyKey() })
				: api.put(`${path}/${id}`, { body, schema: SavedReport }),
		onSettled: () => client.invalidateQueries({ queryKey: key }),
	});
}

export function useDeleteReport() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => api.delete(`${path}/${id}`),
		onSettled: () => client.invalidateQueries({ queryKey: key }),
	});
}

export const useSendReport = () =>
	useMutation({
		mutationFn: ({ id, to }: { id: string; to: string }) =>
			api.post(`${path}/${id}/send`, { body: { to }, schema: NotificationTest }),
	});
