import { IdParams, InboxEntryList, InboxEntryQuery, InboxViewCounts, MentionPeople } from "@centralita/contracts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import type { Entries } from "./entries.ts";
import type { Mentions } from "./mentions.ts";

const readerOf = ({ principal }: FastifyRequest) => ({
	me: principal?.kind === "user" ? principal.id : null,
	readsTickets: principal?.permissions.has("tickets:read") ?? false,
});

/** Chats and tickets of all channels in one list, and who is named in the notes of chats. */
export function registerEntryRoutes(
	http: Http,
	{ db }: Pick<Platform, "db">,
	entries: Entries,
	mentions: Mentions,
): void {
	const tags = ["inbox"];
	const config = { access: "conversations:read" } as const;

	http.get(
		"/api/v1/inbox/entries",
		{
			config,
			schema: {
				tags,
				summary: "List chats and tickets, those first that need somebody most",
				description:
					"Chats that wait by since when they do, tickets by when they are due; behind them, the latest first, what waits for the contact and what is over. Tickets need `tickets:read`.",
				querystring: InboxEntryQuery,
				response: { 200: InboxEntryList },
			},
		},
		(request) => entries.list(db.query, request.query, readerOf(request)),
	);

	http.get(
		"/api/v1/inbox/entries/counts",
		{
			config,
			schema: {
				tags,
				summary: "How many chats and tickets each view holds; counting stops at 1000",
				response: { 200: InboxViewCounts },
			},
		},
		(request) => entries.count(db.query, readerOf(request)),
	);

	http.get(
		"/api/v1/inbox/readers",
		{
			config: { access: "chats:answer" },
			schema: { tags, summary: "Who can be named in a note", response: { 200: MentionPeople } },
		},
		async () => ({ items: await mentions.readers() }),
	);

	http.put(
		"/api/v1/inbox/:id/seen",
		{
			config: { access: "chats:answer" },
			schema: {
				tags,
				summary: "Say that one has seen where one is named",
				params: IdParams,
				response: { 204: z.null() },
			},
		},
		async ({ params, principal }, reply) => {
			if (principal?.kind === "user") await mentions.see(params.id, principal.id);
			return reply.code(204).send(null);
		},
	);
}
