import { Contact, ContactDuplicateList, ContactMergeCreate, ContactMergeList, IdParams } from "@centralita/contracts";
import type { Http, Platform } from "../../../platform/capability.ts";
import type { ContactsService } from "../service.ts";
import { findDuplicates } from "./duplicates.ts";
import type { MergesService } from "./service.ts";

const tags = ["contacts"];

/** Two contacts that are one person. */
export const mergeRoutes =
	({ db }: Pick<Platform, "db">, contacts: Pick<ContactsService, "get">, merges: MergesService) =>
	(http: Http): void => {
		http.get(
			"/api/v1/contacts/:id/duplicates",
			{
				config: { access: "contacts:read" },
				schema: {
					tags,
					summary: "Who else may be this person",
					description:
						"By a number or address that is the same in another form (with or without the 9 of Argentina, what comes after a plus), or by the whole name in the same country.",
					params: IdParams,
					response: { 200: ContactDuplicateList },
				},
			},
			async ({ params: { id } }) => ({ items: await findDuplicates(db.query, await contacts.get(db.query, id)) }),
		);

		http.get(
			"/api/v1/contacts/:id/merges",
			{
				config: { access: "contacts:read" },
				schema: {
					tags,
					summary: "Who became part of a contact, as long as it can be taken back",
					params: IdParams,
					response: { 200: ContactMergeList },
				},
			},
			async ({ params: { id } }) => ({ items: await merges.list(db.query, id) }),
		);

		http.post(
			"/api/v1/contacts/:id/merge",
			{
				config: { access: "contacts:write", idempotent: true },
				schema: {
					tags,
					summary: "Make another contact part of this one",
					description:
						"Numbers, addresses, tags, notes, consents, conversations and tickets of both are this one's; what it has already stays. It can be taken back for 30 days.",
					params: IdParams,
					body: ContactMergeCreate,
					response: { 200: Contact },
				},
			},
			({ params: { id }, body: { fromId }, principal, ip }) =>
				db.transaction((tx) => merges.merge(tx, id, fromId, { principal, ip })),
		);

		http.post(
			"/api/v1/contacts/merges/:id/undo",
			{
				config: { access: "contacts:write", idempotent: true },
				schema: {
					tags,
					summary: "Take a merge back: answers the contact who is there again",
					params: IdParams,
					response: { 200: Contact },
				},
			},
			({ params: { id }, principal, ip }) => db.transaction((tx) => merges.undo(tx, id, { principal, ip })),
		);
	};
