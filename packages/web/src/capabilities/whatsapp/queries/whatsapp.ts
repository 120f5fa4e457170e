import { WhatsappState, WhatsappTemplate, type WhatsappTemplateSave, WhatsappTest } from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";
import { whatsappTemplatesQuery } from "../../../shared/queries/index.ts";

export const whatsappStateQuery = queryOptions({
	queryKey: ["whatsapp", "state"],
	queryFn: ({ signal }) => api.get("/whatsapp", { schema: WhatsappState, signal }),
	refetchInterval: 15_000,
});

/** A real request that asks who we are. */
export const useTestWhatsapp = () =>
	useMutation({ mutationFn: () => api.post("/whatsapp/test", { body: {}, schema: WhatsappTest }) });

export function useAddTemplate() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: z.input<typeof WhatsappTemplateSave>) =>
			api.post("/whatsapp/templates", { body, schema: WhatsappTemplate, idempotencyKey: newIdempotencyKey() }),
		onSuccess: () => client.invalidateQueries({ queryKey: whatsappTemplatesQuery.queryKey }),
	});
}

export function useRemoveTemplate() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => api.delete(`/whatsapp/templates/${id}`),
		onSuccess: () => client.invalidateQueries({ queryKey: whatsappTemplatesQuery.queryKey }),
	});
}
