import type { Delivery } from "@centralita/contracts";
import { and, asc, desc, eq, inArray, isNotNull, lt, or } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { deliveryOf } from "./delivery.ts";
import { type OutboundRow, outbound } from "./schema.ts";

const open = inArray(outbound.state, ["waiting", "sending"]);

/** The oldest message of a chat that is not sent yet, held until the transaction ends. */
export async function lockNext(tx: Transaction, conversationId: string): Promise<OutboundRow | null> {
	const [row] = await tx
		.select()
		.from(outbound)
		.where(and(eq(outbound.conversationId, conversationId), open))
		.orderBy(asc(outbound.id))
		.limit(1)
		.for("update");
	return row ?? null;
}

/** The message that a status is about, held until the transaction ends. */
export async function lockSent(
	tx: Transaction,
	{ reference, messageId }: { reference: string | null; messageId: string },
): Promise<OutboundRow | null> {
	const isOurs = reference !== null && /^[0-9a-f-]{36}$/.test(reference);
	const [row] = await tx
		.select()
		.from(outbound)
		.where(or(eq(outbound.messageId, messageId), isOurs ? eq(outbound.id, reference) : undefined))
		.limit(1)
		.for("update");
	return row ?? null;
}

export async function changeOutbound(tx: Transaction, id: string, change: Partial<OutboundRow>): Promise<void> {
	await tx.update(outbound).set(change).where(eq(outbound.id, id));
}

export async function readOutbound(tx: Transaction, id: string): Promise<OutboundRow | null> {
	const [row] = await tx.select().from(outbound).where(eq(outbound.id, id)).for("update");
	return row ?? null;
}

/** What became of one line. */
export async function readDelivery(db: Queryable, conversationId: string, turnId: string): Promise<Delivery | null> {
	const parts = await db
		.select()
		.from(outbound)
		.where(and(eq(outbound.conversationId, conversationId), eq(outbound.turnId, turnId)));
	return deliveryOf(parts);
}

/** What became of all lines of a chat, by turn. */
export async function readDeliveries(db: Queryable, conversationId: string): Promise<Record<string, Delivery>> {
	const rows = await db.select().from(outbound).where(eq(outbound.conversationId, conversationId));
	const byTurn = Map.groupBy(rows, ({ turnId }) => turnId);
	return Object.fromEntries(
		[...byTurn].flatMap(([turnId, parts]) => {
			const delivery = deliveryOf(parts);
			return delivery ? [[turnId, delivery]] : [];
		}),
	);
}

/** Chats with messages that should be on their way and are not. */
export async function lateChats(db: Queryable, before: Date, limit: number): Promise<string[]> {
	const rows = await db
		.selectDistinct({ id: outbound.conversationId })
		.from(outbound)
		.where(and(open, lt(outbound.dueAt, before)))
		.limit(limit);
	return rows.map(({ id }) => id);
}

/** The last message that failed for something that the company can mend. */
export async function lastProblem(db: Queryable): Promise<OutboundRow | null> {
	const [row] = await db
		.select()
		.from(outbound)
		.where(and(isNotNull(outbound.problem), inArray(outbound.problem, ["auth", "account", "held-back", "template"])))
		.orderBy(desc(outbound.changedAt))
		.limit(1);
	return row ?? null;
}
