import { Contact, ContactList, ContactQuery, ContactSave, Id, IdParams } from "@centralita/contracts";
import type { Http, Platform } from "../../platform/capability.ts";
import type { ContactsService } from "./service.ts";

const tags = ["contacts"];

export const contactRoutes = (platform: Pick<Platform, "db" | "audit">, service: ContactsService) => (http: Http) => {
	const { db, audit } = platform;

	http.get(
		"/api/v1/contacts",
		{
			config: { access: "contacts:read" },
			schema: {
				tags,
				summary: "List and search contacts",
				querystring: ContactQuery.extend({ cursor: Id.optional() }),
				response: { 200: ContactList },
			},
		},
		async ({ query: { q = "", cursor = null, limit } }) => {
			const rows = await service.list(db.query, { q, before: cursor, limit: limit + 1 });
			const items = rows.slice(0, limit);
			return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
		},
	);

	http.post(
		"/api/v1/contacts",
		{
			config: { access: "contacts:write", idempotent: true },
			schema: { tags, summary: "Add a contact", body: ContactSave, response: { 201: Contact } },
		},
		async ({ body, principal, ip }, reply) => {
			const contact = await db.transaction(async (tx) => {
				const created = await service.create(tx, body);
				await audit.record(tx, { principal, action: "contact.created", subject: created.id, ip });
				return created;
			});
			return reply.code(201).send(contact);
		},
	);

	http.get(
		"/api/v1/contacts/:id",
		{
			config: { access: "contacts:read" },
			schema: { tags, summary: "Read a contact", params: IdParams, response: { 200: Contact } },
		},
		({ params }) => service.get(db.query, params.id),
	);

	http.put(
		"/api/v1/contacts/:id",
		{
			config: { access: "contacts:write" },
			schema: { tags, summary: "Replace a contact", params: IdParams, body: ContactSave, response: { 200: Contact } },
		},
		({ params, body, principal, ip }) =>
			db.transaction(async (tx) => {
				const changed = await service.replace(tx, params.id, body);
				await audit.record(tx, { principal, action: "contact.changed", subject: changed.id, ip });
				return changed;
			}),
	);
};
