import {
	ContactImport,
	ContactImportList,
	ContactImportPreview,
	type ContactImportStart,
	type ContactImportState,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey, pagedQuery } from "../../../shared/api/index.ts";

export const largestFile = 256 * 1024 * 1024;
const partBytes = 4 * 1024 * 1024;
const pollMs = 1000;
const path = "/contacts/imports";
const key = ["contact-imports"] as const;

const isAtWork = (state: ContactImportState | undefined): boolean =>
	state === "checking" || state === "running" || state === "undoing";

export const importsQuery = () => pagedQuery(key, path, ContactImportList);

export const importQuery = (id: string) =>
	queryOptions({
		queryKey: [...key, id],
		queryFn: ({ signal }) => api.get(`${path}/${id}`, { schema: ContactImport, signal }),
		refetchInterval: ({ state }) => (isAtWork(state.data?.state) ? pollMs : false),
	});

export const previewQuery = (id: string) =>
	queryOptions({
		queryKey: [...key, id, "preview"],
		queryFn: ({ signal }) => api.get(`${path}/${id}/preview`, { schema: ContactImportPreview, signal }),
		staleTime: Number.POSITIVE_INFINITY,
	});

/** Begins an import and sends its file, part by part. */
export function useUpload(onProgress: (share: number) => void) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: async (file: File) => {
			const body = { fileName: file.name.slice(0, 200) || "contacts.csv" };
			let state = await api.post(path, { body, schema: ContactImport, idempotencyKey: newIdempotencyKey() });
			for (let offset = 0; offset === 0 || offset < file.size; offset += partBytes) {
				onProgress(file.size === 0 ? 0 : offset / file.size);
				state = await api.put(`${path}/${state.id}/file`, {
					query: { offset, last: offset + partBytes >= file.size },
					bytes: file.slice(offset, offset + partBytes),
					schema: ContactImport,
				});
			}
			return state;
		},
		onSuccess: (state) => {
			client.setQueryData(importQuery(state.id).queryKey, state);
			return client.invalidateQueries({ queryKey: [...key, "pages"] });
		},
	});
}

export function useImportAction(id: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: ({
			what,
			body,
		}: {
			what: "check" | "run" | "cancel" | "undo";
			body?: z.output<typeof ContactImportStart>;
		}) => api.post(`${path}/${id}/${what}`, { schema: ContactImport, ...(body ? { body } : {}) }),
		onSuccess: (state) => {
			client.setQueryData(importQuery(id).queryKey, state);
			return client.invalidateQueries({ queryKey: [...key, "pages"] });
		},
	});
}
