import { ContactField, type ContactFieldChange, type ContactFieldCreate } from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";
import { contactFieldsQuery } from "./contacts.ts";

const path = "/contact-fields";

function useRefresh() {
	const client = useQueryClient();
	return () => client.invalidateQueries({ queryKey: contactFieldsQuery.queryKey });
}

export function useAddField() {
	const onSuccess = useRefresh();
	return useMutation({
		mutationFn: (body: z.output<typeof ContactFieldCreate>) =>
			api.post(path, { body, schema: ContactField, idempotencyKey: newIdempotencyKey() }),
		onSuccess,
	});
}

export function useChangeField(key: string) {
	const onSuccess = useRefresh();
	return useMutation({
		mutationFn: (body: z.output<typeof ContactFieldChange>) =>
			api.patch(`${path}/${key}`, { body, schema: ContactField }),
		onSuccess,
	});
}

export function useArchiveField() {
	const onSuccess = useRefresh();
	return useMutation({ mutationFn: (key: string) => api.delete(`${path}/${key}`), onSuccess });
}
