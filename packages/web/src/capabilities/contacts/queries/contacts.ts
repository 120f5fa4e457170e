import { Contact, ContactList, type ContactSave } from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey, pagedQuery } from "../../../shared/api/index.ts";

export const contactsQuery = (q: string) => pagedQuery(["contacts"], "/contacts", ContactList, { q });

export const contactQuery = (id: string) =>
	queryOptions({
		queryKey: ["contacts", id],
		queryFn: ({ signal }) => api.get(`/contacts/${id}`, { schema: Contact, signal }),
	});

/** Creates a contact, or replaces the one of that id. */
export function useSaveContact(id: string | null) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: z.output<typeof ContactSave>) =>
			id === null
				? api.post("/contacts", { body, schema: Contact, idempotencyKey: newIdempotencyKey() })
				: api.put(`/contacts/${id}`, { body, schema: Contact }),
		onSuccess: (contact) => {
			client.setQueryData(contactQuery(contact.id).queryKey, contact);
			return client.invalidateQueries({ queryKey: ["contacts", "pages"] });
		},
	});
}
