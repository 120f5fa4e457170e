import {
	ContactField,
	ContactFieldChange,
	ContactFieldCreate,
	ContactFieldList,
	ContactFieldParams,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { addField, archiveField, changeField, readFields } from "./store.ts";

const tags = ["contacts"];

/** The fields that the company defines for its contacts. */
export const fieldRoutes =
	({ db, audit, clock }: Pick<Platform, "db" | "audit" | "clock">) =>
	(http: Http): void => {
		http.get(
			"/api/v1/contact-fields",
			{
				config: { access: "contacts:read" },
				schema: { tags, summary: "The company's own fields of contacts", response: { 200: ContactFieldList } },
			},
			async () => ({ items: await readFields(db.query) }),
		);

		http.post(
			"/api/v1/contact-fields",
			{
				config: { access: "settings:write", idempotent: true },
				schema: {
					tags,
					summary: "Add a field",
					description: "A key that was archived comes back with the values that contacts had, if it has the same type.",
					body: ContactFieldCreate,
					response: { 201: ContactField },
				},
			},
			async ({ body, principal, ip }, reply) => {
				const field = await db.transaction(async (tx) => {
					const added = await addField(tx, body);
					const detail = { type: added.type };
					await audit.record(tx, { principal, action: "contact-field.added", subject: added.key, ip, detail });
					return added;
				});
				return reply.code(201).send(field);
			},
		);

		http.patch(
			"/api/v1/contact-fields/:key",
			{
				config: { access: "settings:write" },
				schema: {
					tags,
					summary: "Change the label or the options of a field",
					params: ContactFieldParams,
					body: ContactFieldChange,
					response: { 200: ContactField },
				},
			},
			({ params: { key }, body, principal, ip }) =>
				db.transaction(async (tx) => {
					const changed = await changeField(tx, key, body);
					await audit.record(tx, { principal, action: "contact-field.changed", subject: key, ip });
					return changed;
				}),
		);

		http.delete(
			"/api/v1/contact-fields/:key",
			{
				config: { access: "settings:write" },
				schema: {
					tags,
					summary: "Archive a field; contacts keep their values, unseen",
					params: ContactFieldParams,
					response: { 204: z.null() },
				},
			},
			async ({ params: { key }, principal, ip }, reply) => {
				await db.transaction(async (tx) => {
					await archiveField(tx, key, new Date(clock.now()));
					await audit.record(tx, { principal, action: "contact-field.archived", subject: key, ip });
				});
				return reply.code(204).send(null);
			},
		);
	};
