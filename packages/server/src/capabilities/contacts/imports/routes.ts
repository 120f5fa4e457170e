import { Readable } from "node:stream";
import {
	ContactImport,
	ContactImportCreate,
	ContactImportList,
	ContactImportPreview,
	ContactImportQuery,
	ContactImportStart,
	Id,
	IdParams,
} from "@centralita/contracts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { csvLine, csvMark } from "../../../platform/csv/index.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { limits } from "./file-problem.ts";
import type { ImportRecord } from "./schema.ts";
import type { ImportsService } from "./service.ts";
import { readErrors, readImport, readImports, shown } from "./store.ts";

const tags = ["contacts"];
const access = { access: "contacts:import" } as const;
const errorsAtOnce = 500;

/** The refused rows as they are in the file, with their line and why before them. */
async function* errorFile(db: Queryable, { id, columns }: ImportRecord): AsyncGenerator<string> {
	yield csvMark + csvLine(["row", "problems", ...columns]);
	for (let after = 0; ; ) {
		const rows = await readErrors(db, id, after, errorsAtOnce);
		if (rows.length > 0)
			yield rows
				.map(({ row, problems, cells }) =>
					csvLine([
						row,
						problems
							.map(({ column, problem }) =>
								column === null ? problem : `${columns[column] ?? column + 1}: ${problem}`,
							)
							.join("; "),
						...cells,
					]),
				)
				.join("");
		after = rows.at(-1)?.row ?? after;
		if (rows.length < errorsAtOnce) return;
	}
}

/** Files of contacts: sent in parts, mapped, checked, imported, undone. */
export const importRoutes =
	({ db }: Pick<Platform, "db">, imports: ImportsService) =>
	(http: Http): void => {
		const actorOf = ({ principal, ip }: FastifyRequest) => ({ principal, ip });

		http.get(
			"/api/v1/contacts/imports",
			{
				config: access,
				schema: {
					tags,
					summary: "List imports, newest first",
					querystring: ContactImportQuery.extend({ cursor: Id.optional() }),
					response: { 200: ContactImportList },
				},
			},
			async ({ query: { cursor = null, limit } }) => {
				const rows = await readImports(db.query, { before: cursor, limit: limit + 1 });
				const items = rows.slice(0, limit).map(shown);
				return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
			},
		);

		http.post(
			"/api/v1/contacts/imports",
			{
				config: { ...access, idempotent: true },
				schema: {
					tags,
					summary: "Begin an import: then send the file",
					body: ContactImportCreate,
					response: { 201: ContactImport },
				},
			},
			async (request, reply) => {
				const made = await db.transaction((tx) => imports.create(tx, request.body.fileName, actorOf(request)));
				return reply.code(201).send(made);
			},
		);

		http.get(
			"/api/v1/contacts/imports/:id",
			{
				config: access,
				schema: { tags, summary: "How far an import is", params: IdParams, response: { 200: ContactImport } },
			},
			async ({ params: { id } }) => shown(await readImport(db.query, id)),
		);

		void http.register(async (scope) => {
			// Only here is a file accepted.
			scope.removeAllContentTypeParsers();
			scope.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) =>
				done(null, body),
			);
			(scope as Http).put(
				"/api/v1/contacts/imports/:id/file",
				{
					bodyLimit: limits.partBytes,
					config: access,
					schema: {
						tags,
						summary: "Send a part of the file",
						description:
							"`application/octet-stream`, at most 16 MiB a part and 256 MiB in all: UTF-8, UTF-16 or Windows-1252 text with commas, semicolons, tabs or bars, or a workbook (.xlsx). `offset` is where the part begins in the file; a part may be sent again. `last=true` with the last one has the file looked at.",
						consumes: ["application/octet-stream"],
						params: IdParams,
						querystring: z.object({
							offset: z.coerce.number().int().min(0).max(limits.fileBytes),
							last: z.stringbool().default(false),
						}),
						response: { 200: ContactImport },
					},
				},
				({ params: { id }, query, body }) => {
					if (!Buffer.isBuffer(body)) throw new AppError("bad-request", "The part has no bytes.");
					return imports.addPart(id, body, query);
				},
			);
		});

		http.get(
			"/api/v1/contacts/imports/:id/preview",
			{
				config: access,
				schema: {
					tags,
					summary: "The first rows of the file, and what its columns seem to be",
					params: IdParams,
					response: { 200: ContactImportPreview },
				},
			},
			({ params: { id } }) => imports.preview(id),
		);

		http.post(
			"/api/v1/contacts/imports/:id/check",
			{
				config: access,
				schema: {
					tags,
					summary: "Look at every row and write nothing",
					params: IdParams,
					body: ContactImportStart,
					response: { 200: ContactImport },
				},
			},
			(request) => imports.start(request.params.id, "checking", request.body, actorOf(request)),
		);

		http.post(
			"/api/v1/contacts/imports/:id/run",
			{
				config: access,
				schema: {
					tags,
					summary: "Import the file",
					description: "One that runs already goes on as it is.",
					params: IdParams,
					body: ContactImportStart,
					response: { 200: ContactImport },
				},
			},
			(request) => imports.start(request.params.id, "running", request.body, actorOf(request)),
		);

		http.post(
			"/api/v1/contacts/imports/:id/cancel",
			{
				config: access,
				schema: {
					tags,
					summary: "Stop an import, or a check; what has been imported stays",
					params: IdParams,
					response: { 200: ContactImport },
				},
			},
			(request) => imports.cancel(request.params.id, actorOf(request)),
		);

		http.post(
			"/api/v1/contacts/imports/:id/undo",
			{
				config: access,
				schema: {
					tags,
					summary: "Take back what an import did, within 30 days",
					description: "Contacts who have been used or changed since stay as they are; `kept` counts them.",
					params: IdParams,
					response: { 200: ContactImport },
				},
			},
			(request) => imports.undo(request.params.id, actorOf(request)),
		);

		http.get(
			"/api/v1/contacts/imports/:id/errors.csv",
			{
				config: access,
				schema: { tags, summary: "Download the refused rows, with why", params: IdParams },
			},
			async ({ params: { id } }, reply) => {
				const record = await readImport(db.query, id);
				return reply
					.type("text/csv; charset=utf-8")
					.header("content-disposition", 'attachment; filename="refused-rows.csv"')
					.header("cache-control", "no-store")
					.send(Readable.from(errorFile(db.query, record)));
			},
		);
	};
