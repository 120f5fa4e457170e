import type { Attachment, InboxView, TicketStatus, TicketSummary } from "@centralita/contracts";
import { desc, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { changeAttachments, joined } from "./attachments.ts";
import { type AttendedTicket, type AttentionQuery, countTicketViews, ticketsByAttention } from "./attention.ts";
import type { Context } from "./context.ts";
import { createTicket } from "./create.ts";
import { openLink } from "./links.ts";
import { readNumber } from "./number.ts";
import { ticketColumns, tickets } from "./schema.ts";
import { toSummaries } from "./store.ts";
import type { NewTicket } from "./types.ts";

/** What whoever holds a conversation, or runs a guide, uses. */
export type Tickets = {
	/** Opens a ticket in the caller's transaction. Appends `ticket.created`. Rejects with `not-found` for an unknown contact. */
	create(tx: Transaction, input: NewTicket): Promise<{ id: string; number: string }>;
	/** A link for the contact, as `path` under the dashboard's address. The token is kept nowhere. Rejects with `not-found`, `conflict` once merged. */
	openLink(tx: Transaction, ticketId: string): Promise<{ token: string; path: string; expiresAt: Date }>;
	/** Newest first. */
	ofConversation(
		db: Queryable,
		conversationId: string,
	): Promise<{ id: string; number: string; status: TicketStatus }[]>;
	/** Puts a file on the tickets of a conversation, once on each. */
	attach(tx: Transaction, conversationId: string, attachment: Attachment): Promise<void>;
	/** Takes files that are deleted from them. */
	detach(tx: Transaction, conversationId: string, keys: readonly string[]): Promise<void>;
	/** However it was written (`tck 20260301 7kq2mx`); null when there is none. */
	byNumber(db: Queryable, number: string): Promise<TicketSummary | null>;
	/** Tickets of a view of the inbox, those first that need somebody most. */
	byAttention(db: Queryable, query: AttentionQuery): Promise<AttendedTicket[]>;
	/** Puts the tickets of a queue that is removed into the default one. */
	leaveQueue(tx: Transaction, queueId: string): Promise<void>;
	/** How many each of those views holds, up to `inboxCountLimit`. */
	countViews<V extends InboxView>(db: Queryable, me: string | null, views: readonly V[]): Promise<Record<V, number>>;
};

export function createTicketsService(context: Context): Tickets {
	return {
		create: (tx, input) => createTicket(context, tx, input),
		async openLink(tx, ticketId) {
			const { token, path, expiresAt } = await openLink(context, tx, ticketId, null);
			return { token, path, expiresAt };
		},
		ofConversation: (db, conversationId) =>
			db
				.select({ id: tickets.id, number: tickets.number, status: tickets.status })
				.from(tickets)
				.where(eq(tickets.conversationId, conversationId))
				.orderBy(desc(tickets.id)),
		attach: (tx, conversationId, attachment) =>
			changeAttachments(context, tx, conversationId, (known) => joined(known, [attachment])),
		detach: (tx, conversationId, keys) =>
			changeAttachments(context, tx, conversationId, (known) => known.filter(({ key }) => !keys.includes(key))),
		async byNumber(db, written) {
			const number = readNumber(written);
			if (number === null) return null;
			const rows = await db.select(ticketColumns).from(tickets).where(eq(tickets.number, number));
			return (await toSummaries(db, rows))[0] ?? null;
		},
		byAttention: (db, query) => ticketsByAttention(context, db, query),
		async leaveQueue(tx, queueId) {
			await tx.update(tickets).set({ queueId: null }).where(eq(tickets.queueId, queueId));
		},
		countViews: countTicketViews,
	};
}
