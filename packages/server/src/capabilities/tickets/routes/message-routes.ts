import { Id, IdParams, TicketDetail, TicketLinkOpened, TicketMessageCreate } from "@centralita/contracts";
import type { Http } from "../../../platform/capability.ts";
import { authorOf } from "../author.ts";
import type { Context } from "../context.ts";
import { readDetail } from "../detail.ts";
import { openLink, revokeLink } from "../links.ts";
import { writeMessage } from "../messages.ts";

const tags = ["tickets"];
const write = { access: "tickets:write" } as const;

/** What is written on a ticket, and the links under which the contact reads it. */
export const ticketMessageRoutes =
	(context: Context) =>
	(http: Http): void => {
		const { db, audit } = context.platform;

		http.post(
			"/api/v1/tickets/:id/messages",
			{
				config: { ...write, idempotent: true },
				schema: {
					tags,
					summary: "Write a note for colleagues, or a reply to the contact",
					params: IdParams,
					body: TicketMessageCreate,
					response: { 201: TicketDetail },
				},
			},
			async ({ params, body, principal, ip }, reply) => {
				const ticket = await db.transaction(async (tx) => {
					await writeMessage(context, tx, params.id, body, { principal, ip, author: authorOf(principal) });
					return readDetail(context, tx, params.id, principal);
				});
				return reply.code(201).send(ticket);
			},
		);

		http.post(
			"/api/v1/tickets/:id/links",
			{
				config: { ...write, idempotent: true },
				schema: {
					tags,
					summary: "Make a link under which the contact reads the ticket and answers",
					params: IdParams,
					response: { 201: TicketLinkOpened },
				},
			},
			async ({ params, principal, ip }, reply) => {
				const { link, path } = await db.transaction(async (tx) => {
					const opened = await openLink(context, tx, params.id, principal?.name ?? null);
					const detail = { linkId: opened.link.id };
					await audit.record(tx, { principal, ip, action: "ticket-link.created", subject: params.id, detail });
					return opened;
				});
				return reply.code(201).send({ link, path });
			},
		);

		http.delete(
			"/api/v1/tickets/:id/links/:linkId",
			{
				config: write,
				schema: {
					tags,
					summary: "Withdraw a link",
					params: IdParams.extend({ linkId: Id }),
					response: { 200: TicketDetail },
				},
			},
			({ params, principal, ip }) =>
				db.transaction(async (tx) => {
					await revokeLink(context, tx, params, { principal, ip });
					return readDetail(context, tx, params.id, principal);
				}),
		);
	};
