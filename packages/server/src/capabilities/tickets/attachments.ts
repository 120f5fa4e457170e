import type { Attachment } from "@centralita/contracts";
import { eq, inArray } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import type { Context } from "./context.ts";
import { updatedEvent } from "./record.ts";
import { tickets } from "./schema.ts";
import { lockTicket, updateTicket } from "./store.ts";

/** Those of both, each file once. */
export function joined(some: readonly Attachment[], others: readonly Attachment[]): Attachment[] {
	const known = new Set(some.map(({ key }) => key));
	return [...some, ...others.filter(({ key }) => !known.has(key))];
}

/** The tickets where what belongs to that conversation is now: those that were merged are followed. */
async function idsOf(db: Queryable, conversationId: string): Promise<string[]> {
	const columns = { id: tickets.id, mergedInto: tickets.mergedInto };
	const found = new Set<string>();
	let rows = await db.select(columns).from(tickets).where(eq(tickets.conversationId, conversationId));
	while (rows.length > 0) {
		for (const { id, mergedInto } of rows) if (mergedInto === null) found.add(id);
		const next = rows.flatMap(({ mergedInto }) => mergedInto ?? []);
		rows = next.length === 0 ? [] : await db.select(columns).from(tickets).where(inArray(tickets.id, next));
	}
	return [...found].sort();
}

/** Changes the files of a conversation's tickets. Appends `ticket.updated` for each that changed. */
export async function changeAttachments(
	{ platform }: Context,
	tx: Transaction,
	conversationId: string,
	change: (attachments: readonly Attachment[]) => Attachment[],
): Promise<void> {
	for (const id of await idsOf(tx, conversationId)) {
		const { attachments } = await lockTicket(tx, id);
		const changed = change(attachments);
		if (changed.length === attachments.length) continue;
		const row = await updateTicket(tx, id, { attachments: changed, updatedAt: new Date(platform.clock.now()) });
		await platform.events.append(tx, "ticket.updated", updatedEvent(row, ["attachments"], null));
	}
}
