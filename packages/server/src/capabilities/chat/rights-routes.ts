import {
	ChatConfirmation,
	ChatConfirmationRequest,
	ChatErased,
	ChatMyData,
	ChatRightsParams,
	ChatRightsQuery,
	WhatsappTicket,
	WhatsappTicketRequest,
} from "@centralita/contracts";
import type { Http, Platform } from "../../platform/capability.ts";
import type { ChatGuard } from "./bearer.ts";
import type { Rights } from "./rights.ts";
import type { createTicketLinks } from "./ticket-links.ts";

const minute = 60_000;

/** What a visitor takes along: a ticket with its links, a copy of the chat, or its erasure. */
export function registerRightsRoutes(
	http: Http,
	{ config }: Pick<Platform, "config">,
	{ rights, openTicket, guard }: { rights: Rights; openTicket: ReturnType<typeof createTicketLinks>; guard: ChatGuard },
): void {
	const tags = ["chat"];
	const open = { access: "public", crossOrigin: true, rateLimit: { max: 30, timeWindow: minute } } as const;

	http.post(
		"/api/whatsapp-ticket",
		{
			config: open,
			schema: {
				tags,
				summary: "Open a ticket, with links to go on at WhatsApp",
				description:
					"The visitor's page asks for consent before it calls this: the ticket keeps the chat. `WHATSAPP_TICKETS_PER_HOUR` for each chat.",
				body: WhatsappTicketRequest,
				response: { 200: WhatsappTicket },
			},
		},
		async (request) => {
			guard.requireToken(request, request.body.sessionId, request.body.csrfToken);
			return openTicket(request.body, config.publicUrl ?? `${request.protocol}://${request.host}`);
		},
	);

	http.post(
		"/api/gdpr/confirmation",
		{
			config: open,
			schema: {
				tags,
				summary: "A code to confirm with",
				body: ChatConfirmationRequest,
				response: { 200: ChatConfirmation },
			},
		},
		async (request) => {
			guard.requireToken(request, request.body.sessionId, request.body.csrfToken);
			return rights.code(request.body.sessionId);
		},
	);

	http.get(
		"/api/gdpr/my-data/:sessionId",
		{
			config: open,
			exposeHeadRoute: false,
			schema: {
				tags,
				summary: "All that is kept of a chat",
				description: "Needs a fresh `code` of `/api/gdpr/confirmation`; a code works once.",
				params: ChatRightsParams,
				querystring: ChatRightsQuery,
				response: { 200: ChatMyData },
			},
		},
		async (request, reply) => {
			guard.requireOrigin(request);
			reply.header("cache-control", "no-store");
			return rights.myData(request.params.sessionId, request.query.code);
		},
	);

	http.delete(
		"/api/gdpr/delete-me/:sessionId",
		{
			config: open,
			schema: {
				tags,
				summary: "Erase a chat",
				description: "Needs a fresh `code` of `/api/gdpr/confirmation`. Removes the chat, its pictures and its events.",
				params: ChatRightsParams,
				querystring: ChatRightsQuery,
				response: { 200: ChatErased },
			},
		},
		async (request) => {
			const { sessionId } = request.params;
			guard.requireToken(request, sessionId, request.query.csrfToken);
			await rights.erase(sessionId, request.query.code);
			return { ok: true as const };
		},
	);
}
