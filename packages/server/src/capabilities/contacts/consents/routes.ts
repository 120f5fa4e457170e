import {
	ContactConsentList,
	ContactConsentSave,
	DoNotCallEntry,
	DoNotCallList,
	DoNotCallParams,
	DoNotCallQuery,
	DoNotCallSave,
	IdParams,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { toE164 } from "../phones.ts";
import { lockContact } from "../store.ts";
import type { ConsentsService } from "./service.ts";
import { addConsent, listedOf, phonesOf, readConsents, readEntries, readEntry, unlist } from "./store.ts";

const tags = ["contacts"];

const Cursor = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z\/\+\d{3,20}$/)
	.transform((text) => {
		const [at = "", phone = ""] = text.split("/");
		return { at, phone };
	});

/** What contacts agreed to, and the numbers that nobody calls. */
export const consentRoutes =
	(
		{ db, audit, clock, config, events }: Pick<Platform, "db" | "audit" | "clock" | "config" | "events">,
		consents: ConsentsService,
	) =>
	(http: Http): void => {
		const read = async (query: Queryable, id: string) => ({
			items: await readConsents(query, id),
			doNotCall: await listedOf(query, await phonesOf(query, id)),
		});
		const phoneOf = (written: string): string => {
			const phone = toE164(written, config.defaultCountry);
			if (phone === null)
				throw new AppError("validation-failed", "This is not a phone number.", {
					fields: [{ path: "phone", message: "is not a phone number" }],
				});
			return phone;
		};

		http.get(
			"/api/v1/contacts/:id/consents",
			{
				config: { access: "contacts:read" },
				schema: {
					tags,
					summary: "What a contact said of being contacted, newest first",
					params: IdParams,
					response: { 200: ContactConsentList },
				},
			},
			({ params: { id } }) => read(db.query, id),
		);

		http.post(
			"/api/v1/contacts/:id/consents",
			{
				config: { access: "contacts:write", idempotent: true },
				schema: {
					tags,
					summary: "Write down that a contact agreed to something, or took it back",
					description: "Nothing is overwritten: the newest statement of a purpose and channel counts.",
					params: IdParams,
					body: ContactConsentSave,
					response: { 201: ContactConsentList },
				},
			},
			async ({ params: { id }, body, principal, ip }, reply) => {
				const answer = await db.transaction(async (tx) => {
					if ((await lockContact(tx, id)) === null) throw new AppError("not-found", "There is no such contact.");
					const now = clock.now();
					const at = body.at === undefined ? new Date(now) : new Date(body.at);
					if (at.getTime() > now)
						throw new AppError("validation-failed", "Nobody has agreed to anything in the future.", {
							fields: [{ path: "at", message: "is in the future" }],
						});
					const source = principal?.kind === "api-key" ? "api-key" : "user";
					await addConsent(tx, id, { ...body, at, source, by: principal?.name ?? null });
					const { purpose, channel, state } = body;
					const detail = { purpose, channel, state };
					await audit.record(tx, { principal, ip, action: "contact.consent", subject: id, detail });
					return read(tx, id);
				});
				return reply.code(201).send(answer);
			},
		);

		http.get(
			"/api/v1/do-not-call",
			{
				config: { access: "contacts:read" },
				schema: {
					tags,
					summary: "Numbers that nobody calls or writes to",
					querystring: DoNotCallQuery.extend({ cursor: Cursor.optional() }),
					response: { 200: DoNotCallList },
				},
			},
			async ({ query: { q = "", cursor = null, limit } }) => {
				const digits = (toE164(q, config.defaultCountry) ?? q).replace(/\D/g, "");
				if (q !== "" && digits === "") return { items: [], nextCursor: null };
				const rows = await readEntries(db.query, { digits, before: cursor, limit: limit + 1 });
				const items = rows.slice(0, limit);
				const last = items.at(-1);
				return { items, nextCursor: rows.length > limit && last ? `${last.at}/${last.phone}` : null };
			},
		);

		http.put(
			"/api/v1/do-not-call/:phone",
			{
				config: { access: "contacts:write" },
				schema: {
					tags,
					summary: "Put a number on the list",
					description: "Whether a contact has it or not. A number that is there already stays as it came.",
					params: DoNotCallParams,
					body: DoNotCallSave,
					response: { 200: DoNotCallEntry },
				},
			},
			async ({ params, body, principal, ip }) => {
				const phone = phoneOf(params.phone);
				return db.transaction(async (tx) => {
					const source = principal?.kind === "api-key" ? "api-key" : "user";
					await consents.list(tx, [phone], { ...body, source }, principal, ip);
					const entry = await readEntry(tx, phone);
					if (entry === null) throw new AppError("conflict", "The number was taken off at this moment.");
					return entry;
				});
			},
		);

		http.delete(
			"/api/v1/do-not-call/:phone",
			{
				config: { access: "contacts:erase" },
				schema: {
					tags,
					summary: "Take a number off the list: only when its owner asked for it",
					params: DoNotCallParams,
					response: { 204: z.null() },
				},
			},
			async ({ params, principal, ip }, reply) => {
				const phone = phoneOf(params.phone);
				await db.transaction(async (tx) => {
					if (!(await unlist(tx, phone))) throw new AppError("not-found", "This number is not on the list.");
					await audit.record(tx, { principal, ip, action: "do-not-call.removed", subject: phone });
					await events.append(tx, "contact.do-not-call", { contactId: null, listed: false, source: "user" });
				});
				return reply.code(204).send(null);
			},
		);
	};
