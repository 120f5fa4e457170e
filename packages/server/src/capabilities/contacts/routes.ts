import {
	Contact,
	ContactNoteCreate,
	ContactNoteParams,
	ContactPatch,
	ContactSave,
	IdParams,
} from "@centralita/contracts";
import type { Http, Platform } from "../../platform/capability.ts";
import type { ContactsService } from "./service.ts";

const tags = ["contacts"];

export const contactRoutes = (platform: Pick<Platform, "db" | "audit">, service: ContactsService) => (http: Http) => {
	const { db, audit } = platform;

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
				const changed = await service.patch(tx, params.id, body);
				await audit.record(tx, { principal, action: "contact.changed", subject: changed.id, ip });
				return changed;
			}),
	);

	http.patch(
		"/api/v1/contacts/:id",
		{
			config: { access: "contacts:write" },
			schema: {
				tags,
				summary: "Change something of a contact",
				description:
					"Only what is sent changes. `revision` is the one that was read: `revision-conflict` tells that somebody else has changed the contact since.",
				params: IdParams,
				body: ContactPatch,
				response: { 200: Contact },
			},
		},
		({ params, body, principal, ip }) =>
			db.transaction(async (tx) => {
				const changed = await service.patch(tx, params.id, body);
				const detail = { changed: Object.keys(body).filter((key) => key !== "revision") };
				await audit.record(tx, { principal, action: "contact.changed", subject: changed.id, ip, detail });
				return changed;
			}),
	);

	http.post(
		"/api/v1/contacts/:id/notes",
		{
			config: { access: "contacts:write", idempotent: true },
			schema: {
				tags,
				summary: "Write something down about a contact",
				params: IdParams,
				body: ContactNoteCreate,
				response: { 201: Contact },
			},
		},
		async ({ params: { id }, body, principal, ip }, reply) => {
			const contact = await db.transaction(async (tx) => {
				await service.get(tx, id);
				await service.addNote(tx, id, body.text, principal?.name ?? "");
				await audit.record(tx, { principal, action: "contact.note-added", subject: id, ip });
				return service.get(tx, id);
			});
			return reply.code(201).send(contact);
		},
	);

	http.delete(
		"/api/v1/contacts/:id/notes/:noteId",
		{
			config: { access: "contacts:write" },
			schema: {
				tags,
				summary: "Take away what was written down about a contact, by people or by assistants",
				params: ContactNoteParams,
				response: { 200: Contact },
			},
		},
		({ params: { id, noteId }, principal, ip }) =>
			db.transaction(async (tx) => {
				await service.removeNote(tx, id, noteId);
				await audit.record(tx, { principal, action: "contact.note-removed", subject: id, ip });
				return service.get(tx, id);
			}),
	);
};
