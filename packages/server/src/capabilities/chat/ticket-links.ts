import type { WhatsappTicket, WhatsappTicketRequest } from "@centralita/contracts";
import { and, count, eq, gt } from "drizzle-orm";
import type { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { createCases } from "./case.ts";
import { phrasesFor } from "./phrases.ts";
import { chatTicketLinks } from "./schema.ts";
import type { ChatService } from "./service.ts";
import { lockSession } from "./store.ts";
import type { ChatDependencies } from "./types.ts";
import { whatsappLinks } from "./whatsapp-links.ts";

const hour = 3_600_000;

/** Opens a ticket from a chat, or takes the one that it has open, and gives the links with which its visitor goes on at WhatsApp. */
export const createTicketLinks = (platform: Platform, dependencies: ChatDependencies, service: ChatService) => {
	const openCase = createCases(platform, dependencies, service.replies);
	const { tickets } = dependencies;
	return async (request: z.infer<typeof WhatsappTicketRequest>, origin: string): Promise<WhatsappTicket> => {
		const { db, clock, config } = platform;
		const { number, path, locale } = await db.transaction(async (tx) => {
			const row = await lockSession(tx, request.sessionId);
			if (row.closedAt && !row.quiet) throw new AppError("gone", "This chat is over: begin another with a greeting.");
			const { conversationId } = row;
			const since = new Date(clock.now() - hour);
			const [recent] = await tx
				.select({ number: count() })
				.from(chatTicketLinks)
				.where(and(eq(chatTicketLinks.conversationId, conversationId), gt(chatTicketLinks.createdAt, since)));
			if ((recent?.number ?? 0) >= config.whatsappTicketsPerHour)
				throw new AppError("rate-limited", "This chat has opened its tickets of the hour.", { retryAfterMs: hour });
			const { name, device, history } = request;
			const told = typeof history === "string" ? history : undefined;
			const ticket = await openCase(tx, row, { kind: "contact" }, { name, device, history: told });
			const link = await tickets.openLink(tx, ticket.id);
			await tx
				.insert(chatTicketLinks)
				.values({ id: uuidv7(clock.now()), conversationId, createdAt: new Date(clock.now()) });
			return { number: ticket.number, path: link.path, locale: row.locale };
		});
		const publicUrl = `${origin}${path}`;
		return {
			ok: true,
			ticketId: number,
			publicUrl,
			apiPublicUrl: `${origin}/api/tickets/public/${path.split("/").at(-1)}`,
			...whatsappLinks(config.whatsappNumber, phrasesFor(locale).whatsapp(number, publicUrl)),
		};
	};
};
