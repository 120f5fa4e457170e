import { Readable } from "node:stream";
import {
	ContactChoice,
	ContactCount,
	ContactExportQuery,
	ContactList,
	ContactQuery,
	ContactSegment,
	ContactSegmentList,
	ContactSegmentSave,
	Id,
	IdParams,
	languageOf,
} from "@centralita/contracts";
import { and, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { readContacts } from "../store.ts";
import { exportContacts } from "./export.ts";
import {
	addSegment,
	type Chosen,
	changeSegment,
	countContacts,
	findContacts,
	readSegment,
	readSegments,
	removeSegment,
} from "./store.ts";
import { whereOf } from "./where.ts";

const tags = ["contacts"];
const types = {
	csv: "text/csv; charset=utf-8",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Contacts by what is known of them: listed, counted, exported, and filters kept under a name. */
export const segmentRoutes =
	({ db, audit, clock, config }: Pick<Platform, "db" | "audit" | "clock" | "config">) =>
	(http: Http): void => {
		const { defaultCountry } = config;
		/** What a request asks for: words, a filter, a segment, or several of them at once. */
		async function whereFor({ q, filter = {}, segmentId }: Chosen): Promise<SQL | undefined> {
			const segment = segmentId === undefined ? {} : (await readSegment(db.query, segmentId)).filter;
			const words = q === undefined ? undefined : whereOf({ q }, defaultCountry);
			return and(words, whereOf(filter, defaultCountry), whereOf(segment, defaultCountry));
		}

		http.get(
			"/api/v1/contacts",
			{
				config: { access: "contacts:read" },
				schema: {
					tags,
					summary: "List and search contacts",
					description: "`filter` is a `ContactFilter` as JSON; with `q` and `segmentId` all of them count.",
					querystring: ContactQuery.extend({ cursor: Id.optional() }),
					response: { 200: ContactList },
				},
			},
			async ({ query: { cursor = null, limit, ...chosen } }) => {
				const ids = await findContacts(db.query, await whereFor(chosen), { before: cursor, limit: limit + 1 });
				const page = ids.slice(0, limit);
				return {
					items: await readContacts(db.query, page),
					nextCursor: ids.length > limit ? (page.at(-1) ?? null) : null,
				};
			},
		);

		http.get(
			"/api/v1/contacts/count",
			{
				config: { access: "contacts:read" },
				schema: {
					tags,
					summary: "How many contacts a filter finds",
					querystring: ContactChoice,
					response: { 200: ContactCount },
				},
			},
			async ({ query }) => ({ count: await countContacts(db.query, await whereFor(query)) }),
		);

		http.get(
			"/api/v1/contacts/export",
			{
				config: { access: "contacts:export" },
				schema: {
					tags,
					summary: "Download the contacts that a filter finds, as CSV or as a workbook",
					querystring: ContactExportQuery,
				},
			},
			async ({ query: { format, ...chosen }, principal, ip }, reply) => {
				const where = await whereFor(chosen);
				await db.transaction(async (tx) => {
					const { q: _words, filter: { q: __, ...filter } = {}, segmentId } = chosen;
					const detail = { format, filter, ...(segmentId ? { segmentId } : {}), count: await countContacts(tx, where) };
					await audit.record(tx, { principal, ip, action: "contacts.exported", detail });
				});
				const language = languageOf(config.defaultLocale);
				return reply
					.type(types[format])
					.header("content-disposition", `attachment; filename="contacts.${format}"`)
					.header("cache-control", "no-store")
					.send(Readable.from(await exportContacts(db.query, where, format, language)));
			},
		);

		http.get(
			"/api/v1/contact-segments",
			{
				config: { access: "contacts:read" },
				schema: { tags, summary: "List segments", response: { 200: ContactSegmentList } },
			},
			async () => ({ items: await readSegments(db.query) }),
		);

		http.post(
			"/api/v1/contact-segments",
			{
				config: { access: "contacts:write", idempotent: true },
				schema: {
					tags,
					summary: "Keep a filter under a name",
					body: ContactSegmentSave,
					response: { 201: ContactSegment },
				},
			},
			async ({ body, principal, ip }, reply) => {
				const segment = await db.transaction(async (tx) => {
					const added = await addSegment(tx, body, { by: principal?.name ?? null, at: new Date(clock.now()) });
					await audit.record(tx, { principal, ip, action: "contact-segment.added", subject: added.id });
					return added;
				});
				return reply.code(201).send(segment);
			},
		);

		http.put(
			"/api/v1/contact-segments/:id",
			{
				config: { access: "contacts:write" },
				schema: {
					tags,
					summary: "Change a segment",
					params: IdParams,
					body: ContactSegmentSave,
					response: { 200: ContactSegment },
				},
			},
			({ params: { id }, body, principal, ip }) =>
				db.transaction(async (tx) => {
					const changed = await changeSegment(tx, id, body, new Date(clock.now()));
					await audit.record(tx, { principal, ip, action: "contact-segment.changed", subject: id });
					return changed;
				}),
		);

		http.delete(
			"/api/v1/contact-segments/:id",
			{
				config: { access: "contacts:write" },
				schema: { tags, summary: "Remove a segment; its contacts stay", params: IdParams, response: { 204: z.null() } },
			},
			async ({ params: { id }, principal, ip }, reply) => {
				await db.transaction(async (tx) => {
					await removeSegment(tx, id);
					await audit.record(tx, { principal, ip, action: "contact-segment.removed", subject: id });
				});
				return reply.code(204).send(null);
			},
		);
	};
