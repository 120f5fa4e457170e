import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { joined } from "./attachments.ts";
import type { Context } from "./context.ts";
import { recordChanges, updatedEvent } from "./record.ts";
import { type TicketRow, ticketLinks, ticketMentions, ticketMessages, ticketWatchers } from "./schema.ts";
import { setStatus } from "./status.ts";
import { indexTicket, lockOpenTicket, updateTicket } from "./store.ts";
import type { Actor } from "./types.ts";

/** Two people must not read each other's tickets: only a link of the same contact, or of nobody known, goes on. */
const mayFollow = (from: TicketRow, into: TicketRow): boolean =>
	from.contactId === null || into.contactId === null || from.contactId === into.contactId;

/**
 * Makes a ticket part of another: its messages, steps, attachments, watchers and links go there, and it is closed.
 * Links of another contact are revoked instead. Rejects with `not-found`, and `conflict` for one that was merged before.
 */
export async function mergeTickets(
	context: Context,
	tx: Transaction,
	{ id, into }: { id: string; into: string },
	actor: Actor,
): Promise<void> {
	const { platform } = context;
	if (id === into) throw new AppError("conflict", "A ticket cannot be merged into itself.");
	// In one order, whoever merges what: two of them at once wait for each other in turn.
	const rows = new Map<string, TicketRow>();
	for (const each of [id, into].sort()) rows.set(each, await lockOpenTicket(tx, each));
	const [from, to] = [rows.get(id), rows.get(into)];
	if (!from || !to) throw new AppError("not-found", "There is no such ticket.");
	const now = new Date(platform.clock.now());
	const by = actor.principal?.name ?? null;
	await tx.update(ticketMessages).set({ ticketId: into }).where(eq(ticketMessages.ticketId, id));
	if (mayFollow(from, to)) await tx.update(ticketLinks).set({ ticketId: into }).where(eq(ticketLinks.ticketId, id));
	else
		await tx
			.update(ticketLinks)
			.set({ revokedAt: now })
			.where(and(eq(ticketLinks.ticketId, id), isNull(ticketLinks.revokedAt)));
	await tx.execute(sql`
		insert into ${ticketWatchers} (ticket_id, user_id, name)
		select ${into}::uuid, user_id, name from ${ticketWatchers} where ticket_id = ${id}
		on conflict do nothing`);
	await tx.execute(sql`
		insert into ${ticketMentions} (ticket_id, user_id, by, at, seen_at)
		select ${into}::uuid, user_id, by, at, seen_at from ${ticketMentions} where ticket_id = ${id}
		on conflict do nothing`);
	await tx.delete(ticketMentions).where(eq(ticketMentions.ticketId, id));
	const target = await updateTicket(tx, into, {
		tags: [...new Set([...to.tags, ...from.tags])],
		stepsTried: [...to.stepsTried, ...from.stepsTried],
		attachments: joined(to.attachments, from.attachments),
		updatedAt: now,
	});
	await recordChanges(platform, tx, into, by, [{ what: "merged", from: from.number }]);
	await platform.events.append(tx, "ticket.updated", updatedEvent(target, ["merged"], by));
	const source = await updateTicket(tx, id, { mergedInto: into, attachments: [], updatedAt: now });
	await recordChanges(platform, tx, id, by, [{ what: "merged-into", to: to.number }]);
	await setStatus(context, tx, source, "closed", by);
	await indexTicket(tx, id);
	await indexTicket(tx, into);
	await platform.audit.record(tx, { ...actor, action: "ticket.merged", subject: id, detail: { into } });
}
