import type { EventData } from "@centralita/contracts";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { type TicketRow, ticketChanges } from "./schema.ts";

export type Change = Pick<typeof ticketChanges.$inferInsert, "what"> & { from?: string | null; to?: string | null };

/** Lines of a ticket's history. `by` is null for the product itself. */
export async function recordChanges(
	{ clock }: Pick<Platform, "clock">,
	tx: Transaction,
	ticketId: string,
	by: string | null,
	changes: readonly Change[],
): Promise<void> {
	if (changes.length === 0) return;
	const now = clock.now();
	await tx.insert(ticketChanges).values(
		changes.map(({ what, from = null, to = null }) => ({
			id: uuidv7(now),
			ticketId,
			at: new Date(now),
			by,
			what,
			from,
			to,
		})),
	);
}

/** What every event of a ticket says. */
export const eventOf = ({ id, number, conversationId }: TicketRow) => ({
	ticketId: id,
	number,
	...(conversationId === null ? {} : { conversationId }),
});

export const updatedEvent = (row: TicketRow, changed: string[], by: string | null): EventData<"ticket.updated"> => ({
	...eventOf(row),
	status: row.status,
	priority: row.priority,
	changed,
	by,
});
