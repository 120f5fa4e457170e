import type { TicketStatus, WhatsappTicket, WhatsappTicketRequest } from "@centralita/contracts";
import { and, count, eq, gt } from "drizzle-orm";
import type { z } from "zod";
import { emptyState, localise } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { imagesOf } from "./images/attachments.ts";
import { phrasesFor } from "./phrases.ts";
import { chatTicketLinks } from "./schema.ts";
import type { ChatService } from "./service.ts";
import { triedSteps } from "./steps.ts";
import { lockSession } from "./store.ts";
import type { ChatDependencies } from "./types.ts";
import { whatsappLinks } from "./whatsapp-links.ts";

const hour = 3_600_000;
const descriptionLength = 8000;
const isOver: ReadonlySet<TicketStatus> = new Set(["resolved", "closed"]);

/** Opens a ticket from a chat, or takes the one that it has open, and gives the links with which its visitor goes on at WhatsApp. */
export const createTicketLinks =
	(platform: Platform, { conversations, tickets }: ChatDependencies, service: ChatService) =>
	async (request: z.infer<typeof WhatsappTicketRequest>, origin: string): Promise<WhatsappTicket> => {
		const { db, events, clock, config } = platform;
		const { number, path, locale } = await db.transaction(async (tx) => {
			const row = await lockSession(tx, request.sessionId);
			if (row.closedAt) throw new AppError("gone", "This chat is over: begin another with a greeting.");
			const { conversationId } = row;
			const since = new Date(clock.now() - hour);
			const [recent] = await tx
				.select({ number: count() })
				.from(chatTicketLinks)
				.where(and(eq(chatTicketLinks.conversationId, conversationId), gt(chatTicketLinks.createdAt, since)));
			if ((recent?.number ?? 0) >= config.whatsappTicketsPerHour)
				throw new AppError("rate-limited", "This chat has opened its tickets of the hour.", { retryAfterMs: hour });
			const state = (await conversations.loadState(tx, conversationId)) ?? emptyState;
			const { scene } = await service.replies.load(tx, row);
			const known = (name: string) => {
				const value = state.slots[name];
				return value === undefined || value === "" ? undefined : String(value);
			};
			const name = request.name ?? known("customerName");
			const [email, phone] = [known("email"), known("phone")];
			const { transcript } = await conversations.get(tx, conversationId);
			const said = transcript.map(({ who, heard }) => `${who === "contact" ? ">" : "-"} ${heard}`).join("\n");
			const told = typeof request.history === "string" ? request.history : "";
			const problem = known("problem") ?? transcript.findLast(({ who }) => who === "contact")?.heard;
			const guide = state.guide && scene.guides.get(state.guide.slug);
			const title = guide && !guide.definition.opening ? localise(guide.definition.title, scene.language) : undefined;
			const open = (await tickets.ofConversation(tx, conversationId)).find(({ status }) => !isOver.has(status));
			const created = () => tickets.create(tx, {
				subject: problem ?? title ?? phrasesFor(row.locale).ticketSubject,
				description: [request.device, told, said].filter(Boolean).join("\n\n").slice(0, descriptionLength),
				channel: "web",
				conversationId,
				contactId: null,
				requester: { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) },
				locale: row.locale,
				stepsTried: await triedSteps(events, tx, conversationId, scene),
				attachments: await imagesOf(tx, conversationId),
				openedBy: { kind: "contact" },
			});
			const ticket = open ?? (await created());
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
