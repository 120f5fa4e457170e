import { Readable } from "node:stream";
import {
	ExportQuery,
	Id,
	IdParams,
	MentionPeople,
	TicketAssignees,
	TicketCreate,
	TicketDetail,
	TicketFilter,
	TicketList,
	TicketMerge,
	TicketPatch,
	TicketQuery,
	TicketTransition,
} from "@centralita/contracts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Http } from "../../../platform/capability.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { maskText } from "../../../platform/masking/index.ts";
import { requirePermission } from "../../../platform/security/guard.ts";
import { authorOf } from "../author.ts";
import { moveTicket, patchTicket, watchTicket } from "../changes.ts";
import type { Context } from "../context.ts";
import { createTicket } from "../create.ts";
import { exportTickets } from "../csv.ts";
import { readDetail } from "../detail.ts";
import { listTickets } from "../list.ts";
import { seeMentions } from "../mentions.ts";
import { mergeTickets } from "../merge.ts";
import { queueNamed } from "../queue.ts";
import { readTicket } from "../store.ts";

const tags = ["tickets"];
const read = { access: "tickets:read" } as const;
const write = { access: "tickets:write" } as const;
const actorOf = ({ principal, ip }: Pick<FastifyRequest, "principal" | "ip">) => ({ principal, ip });

export const ticketRoutes =
	(context: Context) =>
	(http: Http): void => {
		const { db, audit, blobs, config } = context.platform;

		http.get(
			"/api/v1/tickets",
			{
				config: read,
				schema: {
					tags,
					summary: "List and search tickets, newest first",
					querystring: TicketQuery.extend({ cursor: Id.optional() }),
					response: { 200: TicketList },
				},
			},
			({ query, principal }) => listTickets(context, db.query, query, principal),
		);

		http.get(
			"/api/v1/tickets/export.csv",
			{
				config: { access: "tickets:export" },
				schema: {
					tags,
					summary: "Download the tickets that a filter finds as CSV",
					querystring: TicketFilter.extend(ExportQuery.shape),
				},
			},
			async (request, reply) => {
				const { q: _words, ...filter } = request.query;
				if (filter.masked === "false") requirePermission(request.principal, "personal-data:read");
				const shown = (text: string) => (filter.masked === "true" ? maskText(text, config.defaultCountry) : text);
				await db.transaction((tx) =>
					audit.record(tx, { ...actorOf(request), action: "tickets.exported", detail: filter }),
				);
				reply
					.type("text/csv; charset=utf-8")
					.header("content-disposition", 'attachment; filename="tickets.csv"')
					.header("cache-control", "no-store");
				return reply.send(Readable.from(exportTickets(context, db.query, request.query, request.principal, shown)));
			},
		);

		http.get(
			"/api/v1/tickets/assignees",
			{
				config: read,
				schema: { tags, summary: "Who a ticket may be given to", response: { 200: TicketAssignees } },
			},
			async () => ({ items: await context.users.assignees(db.query) }),
		);

		http.get(
			"/api/v1/tickets/readers",
			{
				config: write,
				schema: { tags, summary: "Who can be named in a note", response: { 200: MentionPeople } },
			},
			async () => ({ items: await context.users.readers(db.query) }),
		);

		http.put(
			"/api/v1/tickets/:id/seen",
			{
				config: write,
				schema: {
					tags,
					summary: "Say that one has seen where one is named",
					params: IdParams,
					response: { 204: z.null() },
				},
			},
			async ({ params, principal }, reply) => {
				if (principal?.kind === "user") await seeMentions(context, params.id, principal.id);
				return reply.code(204).send(null);
			},
		);

		http.post(
			"/api/v1/tickets",
			{
				config: { ...write, idempotent: true },
				schema: { tags, summary: "Open a ticket", body: TicketCreate, response: { 201: TicketDetail } },
			},
			async (request, reply) => {
				const { body, principal } = request;
				const ticket = await db.transaction(async (tx) => {
					const { conversationId } = body;
					if (
						conversationId !== null &&
						!(await context.conversations.summaries(tx, [conversationId])).has(conversationId)
					)
						throw new AppError("validation-failed", "There is no such conversation.", {
							fields: [{ path: "conversationId", message: "is not there" }],
						});
					if (body.queueId) await queueNamed(context, tx, body.queueId);
					const { id } = await createTicket(context, tx, {
						...body,
						locale: body.locale ?? config.defaultLocale,
						openedBy: authorOf(principal),
					});
					await audit.record(tx, { ...actorOf(request), action: "ticket.created", subject: id });
					return readDetail(context, tx, id, principal);
				});
				return reply.code(201).send(ticket);
			},
		);

		http.get(
			"/api/v1/tickets/:id",
			{
				config: read,
				schema: {
					tags,
					summary: "Read a ticket with all that belongs to it",
					params: IdParams,
					response: { 200: TicketDetail },
				},
			},
			({ params, principal }) => readDetail(context, db.query, params.id, principal),
		);

		http.patch(
			"/api/v1/tickets/:id",
			{
				config: write,
				schema: {
					tags,
					summary: "Change subject, priority, tags, assignee or queue",
					params: IdParams,
					body: TicketPatch,
					response: { 200: TicketDetail },
				},
			},
			(request) =>
				db.transaction(async (tx) => {
					await patchTicket(context, tx, request.params.id, request.body, actorOf(request));
					return readDetail(context, tx, request.params.id, request.principal);
				}),
		);

		http.post(
			"/api/v1/tickets/:id/transition",
			{
				config: write,
				schema: {
					tags,
					summary: "Move a ticket to another status",
					params: IdParams,
					body: TicketTransition,
					response: { 200: TicketDetail },
				},
			},
			(request) =>
				db.transaction(async (tx) => {
					await moveTicket(context, tx, request.params.id, request.body.to, actorOf(request));
					return readDetail(context, tx, request.params.id, request.principal);
				}),
		);

		http.post(
			"/api/v1/tickets/:id/merge",
			{
				config: write,
				schema: {
					tags,
					summary: "Make a ticket part of another; answers the other",
					params: IdParams,
					body: TicketMerge,
					response: { 200: TicketDetail },
				},
			},
			(request) =>
				db.transaction(async (tx) => {
					const { into } = request.body;
					await mergeTickets(context, tx, { id: request.params.id, into }, actorOf(request));
					return readDetail(context, tx, into, request.principal);
				}),
		);

		for (const [method, watch] of [
			["PUT", true],
			["DELETE", false],
		] as const)
			http.route({
				method,
				url: "/api/v1/tickets/:id/watch",
				config: write,
				schema: {
					tags,
					summary: watch ? "Watch a ticket" : "Watch a ticket no more",
					params: IdParams,
					response: { 200: TicketDetail },
				},
				handler: (request) =>
					db.transaction(async (tx) => {
						await watchTicket(context, tx, request.params.id, watch, actorOf(request));
						return readDetail(context, tx, request.params.id, request.principal);
					}),
			});

		http.get(
			"/api/v1/tickets/:id/attachments/:position",
			{
				config: read,
				schema: {
					tags,
					summary: "Download an attachment, by its position in the ticket's list (0 is the first)",
					params: IdParams.extend({ position: z.coerce.number().int().min(0).max(1000) }),
				},
			},
			async ({ params }, reply) => {
				const { attachments } = await readTicket(db.query, params.id);
				const attachment = attachments[params.position];
				const info = attachment ? await blobs.info(attachment.key) : null;
				if (!attachment || !info) throw new AppError("not-found", "The ticket has no such attachment.");
				reply
					.type(/^[\w.+-]+\/[\w.+-]+$/.test(attachment.type) ? attachment.type : "application/octet-stream")
					// Never shown as a page of ours: whoever wrote to the company chose its contents.
					.header(
						"content-disposition",
						`attachment; filename*=UTF-8''${encodeURIComponent(attachment.name.toWellFormed())}`,
					)
					.header("cache-control", "private, no-store")
					.header("content-length", info.size);
				return reply.send(await blobs.read(attachment.key));
			},
		);
	};
