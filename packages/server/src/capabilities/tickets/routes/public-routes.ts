import { PublicReply, PublicTicket, PublicTicketParams } from "@centralita/contracts";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Http } from "../../../platform/capability.ts";
import type { Context } from "../context.ts";
import { readPublicTicket, replyInPublic } from "../public-view.ts";

const tags = ["tickets"];
const timeWindow = 60_000;

const Headers = z.object({
	"idempotency-key": z
		.string()
		.regex(/^[\x21-\x7e]{1,200}$/)
		.optional(),
});

/** Whoever has the link is the only one to see it: no cache and no search engine keeps it. */
const keepPrivate = (reply: FastifyReply) =>
	reply.header("cache-control", "no-store").header("x-robots-tag", "noindex, nofollow");

/** What the contact sees and does, with a link and no account. */
export const publicTicketRoutes =
	(context: Context) =>
	(http: Http): void => {
		http.get(
			"/api/tickets/public/:token",
			{
				config: { access: "token", rateLimit: { max: 60, timeWindow } },
				schema: {
					tags,
					summary: "Read a ticket by its link; 410 once that is over",
					params: PublicTicketParams,
					response: { 200: PublicTicket },
				},
			},
			({ params }, reply) => {
				keepPrivate(reply);
				return readPublicTicket(context, params.token);
			},
		);

		http.post(
			"/api/tickets/public/:token/replies",
			{
				config: { access: "token", rateLimit: { max: 10, timeWindow } },
				schema: {
					tags,
					summary: "Answer a ticket by its link",
					description: "With an `Idempotency-Key` the same answer is written once, however often it is sent.",
					params: PublicTicketParams,
					headers: Headers,
					body: PublicReply,
					response: { 201: PublicTicket },
				},
			},
			async ({ params, body, headers, ip }, reply) => {
				const key = headers["idempotency-key"] ?? null;
				const ticket = await replyInPublic(context, params.token, { text: body.text, key, ip });
				return keepPrivate(reply).code(201).send(ticket);
			},
		);
	};
