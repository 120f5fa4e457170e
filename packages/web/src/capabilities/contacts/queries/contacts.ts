import {
	Contact,
	ContactConsentList,
	type ContactConsentSave,
	ContactCount,
	ContactFieldList,
	ContactList,
	type ContactPatch,
	type ContactSave,
	ContactSegment,
	ContactSegmentList,
	type ContactSegmentSave,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey, pagedQuery } from "../../../shared/api/index.ts";
import { type ContactSearch, queryOf } from "../search.ts";

const contactsKey = ["contacts"] as const;
export const contactsQuery = (search: ContactSearch) =>
	pagedQuery(contactsKey, "/contacts", ContactList, queryOf(search));
export const contactCountQuery = (search: ContactSearch) =>
	queryOptions({
		queryKey: [...contactsKey, "count", queryOf(search)],
		queryFn: ({ signal }) => api.get("/contacts/count", { schema: ContactCount, query: queryOf(search), signal }),
	});

export const contactQuery = (id: string) =>
	queryOptions({
		queryKey: ["contacts", id],
		queryFn: ({ signal }) => api.get(`/contacts/${id}`, { schema: Contact, signal }),
	});

export const contactFieldsQuery = queryOptions({
	queryKey: ["contact-fields"],
	queryFn: ({ signal }) => api.get("/contact-fields", { schema: ContactFieldList, signal }),
});

/** Puts what the server answered where it is shown, and has lists read again. */
function useKnown() {
	const client = useQueryClient();
	return (contact: Contact) => {
		client.setQueryData(contactQuery(contact.id).queryKey, contact);
		void client.invalidateQueries({ queryKey: [...contactsKey, "pages"] });
		void client.invalidateQueries({ queryKey: [...contactsKey, "count"] });
	};
}

export function useCreateContact() {
	const known = useKnown();
	return useMutation({
		mutationFn: (body: z.output<typeof ContactSave>) =>
			api.post("/contacts", { body, schema: Contact, idempotencyKey: newIdempotencyKey() }),
		onSuccess: known,
	});
}

export function useChangeContact(id: string) {
	const known = useKnown();
	return useMutation({
		mutationFn: (body: ContactPatch) => api.patch(`/contacts/${id}`, { body, schema: Contact }),
		onSuccess: known,
	});
}

export function useAddNote(id: string) {
	const known = useKnown();
	return useMutation({
		mutationFn: (text: string) =>
			api.post(`/contacts/${id}/notes`, { body: { text }, schema: Contact, idempotencyKey: newIdempotencyKey() }),
		onSuccess: known,
	});
}

export function useRemoveNote(id: string) {
	const known = useKnown();
	return useMutation({
		mutationFn: (noteId: string) => api.delete(`/contacts/${id}/notes/${noteId}`, { schema: Contact }),
		onSuccess: known,
	});
}

export const consentsQuery = (id: string) =>
	queryOptions({
		queryKey: ["contact-consents", id],
		queryFn: ({ signal }) => api.get(`/contacts/${id}/consents`, { schema: ContactConsentList, signal }),
	});

export function useAddConsent(id: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: z.output<typeof ContactConsentSave>) =>
			api.post(`/contacts/${id}/consents`, {
				body,
				schema: ContactConsentList,
				idempotencyKey: newIdempotencyKey(),
			}),
		onSuccess: (list) => client.setQueryData(consentsQuery(id).queryKey, list),
	});
}

export const segmentsQuery = queryOptions({
	queryKey: ["contact-segments"],
	queryFn: ({ signal }) => api.get("/contact-segments", { schema: ContactSegmentList, signal }),
});

/** Keeps a new segment, or changes the one of that id. */
export function useSaveSegment(id: string | null) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: z.output<typeof ContactSegmentSave>) =>
			id === null
				? api.post("/contact-segments", { body, schema: ContactSegment, idempotencyKey: newIdempotencyKey() })
				: api.put(`/contact-segments/${id}`, { body, schema: ContactSegment }),
		onSuccess: () => client.invalidateQueries({ queryKey: segmentsQuery.queryKey }),
	});
}

export function useRemoveSegment() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => api.delete(`/contact-segments/${id}`),
		onSuccess: () => client.invalidateQueries({ queryKey: segmentsQuery.queryKey }),
	});
}
