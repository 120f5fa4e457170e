import { and, eq, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { CarrierEvent } from "../../../ports/telephony.ts";
import { type CallRow, callCommands, calls, carrierEvents } from "../schema.ts";
import type { CallCommand } from "../types.ts";

/** False when that event was recorded before. */
export async function recordEvent(
	tx: Transaction,
	accountId: string,
	event: CarrierEvent,
	now: Date,
): Promise<boolean> {
	const { key, carrierCallId, type } = event;
	const rows = await tx
		.insert(carrierEvents)
		.values({ accountId, key: key.slice(0, 500), carrierCallId, type, receivedAt: now })
		.onConflictDoNothing()
		.returning({ key: carrierEvents.key });
	return rows.length === 1;
}

/** Whether the carrier had said that a call is over before it said that there is one. */
export async function endedBefore(tx: Transaction, accountId: string, carrierCallId: string): Promise<boolean> {
	const rows = await tx
		.select({ key: carrierEvents.key })
		.from(carrierEvents)
		.where(
			and(
				eq(carrierEvents.accountId, accountId),
				eq(carrierEvents.carrierCallId, carrierCallId),
				eq(carrierEvents.type, "ended"),
			),
		)
		.limit(1);
	return rows.length > 0;
}

/** The call that an event is about, locked; a call out learns the carrier's id from the first event that has ours. */
export async function lockCallOf(
	tx: Transaction,
	accountId: string,
	{ carrierCallId, callId }: Pick<CarrierEvent, "carrierCallId" | "callId">,
): Promise<CallRow | null> {
	const mine = and(eq(calls.accountId, accountId), eq(calls.carrierCallId, carrierCallId));
	const [row] = await tx.select().from(calls).where(mine).for("update");
	if (row || callId === null) return row ?? null;
	const [adopted] = await tx
		.update(calls)
		.set({ carrierCallId })
		.where(and(eq(calls.id, callId), eq(calls.accountId, accountId), isNull(calls.carrierCallId)))
		.returning();
	return adopted ?? null;
}

/** The call whose next media socket that token opens, locked. */
export async function lockCallOfToken(tx: Transaction, accountId: string, tokenHash: Buffer): Promise<CallRow | null> {
	const its = and(eq(calls.accountId, accountId), eq(calls.socketTokenHash, tokenHash));
	const [row] = await tx.select().from(calls).where(its).for("update");
	return row ?? null;
}

export async function lockCall(tx: Transaction, id: string): Promise<CallRow | null> {
	const [row] = await tx.select().from(calls).where(eq(calls.id, id)).for("update");
	return row ?? null;
}

export async function changeCall(tx: Transaction, id: string, change: Partial<CallRow>): Promise<void> {
	if (Object.keys(change).length > 0) await tx.update(calls).set(change).where(eq(calls.id, id));
}

/** Spends a media token: the call is held by this node from now on. Null when it is unknown, spent, too old, or of a call that is over. */
export async function takeMedia(
	tx: Transaction,
	by: { tokenHash: Buffer; accountId: string; carrierCallId: string; nodeId: string; now: Date },
): Promise<CallRow | null> {
	const [row] = await tx
		.update(calls)
		.set({
			state: "live",
			socketTokenHash: null,
			nodeId: by.nodeId,
			seenAt: by.now,
			startedAt: sql`coalesce(${calls.startedAt}, ${by.now.toISOString()}::timestamptz)`,
			answeredAt: sql`coalesce(${calls.answeredAt}, ${by.now.toISOString()}::timestamptz)`,
			carrierCallId: by.carrierCallId,
			detachedAt: null,
			activity: "connecting",
		})
		.where(
			and(
				eq(calls.socketTokenHash, by.tokenHash),
				eq(calls.accountId, by.accountId),
				or(isNull(calls.carrierCallId), eq(calls.carrierCallId, by.carrierCallId)),
				isNull(calls.carrierEndedAt),
				ne(calls.state, "ended"),
				sql`${calls.tokenExpiresAt} > ${by.now.toISOString()}::timestamptz`,
			),
		)
		.returning();
	return row ?? null;
}

export async function command(tx: Transaction, callId: string, command: CallCommand, now: Date): Promise<void> {
	await tx.insert(callCommands).values({ id: uuidv7(now.getTime()), callId, command, createdAt: now });
}

/** What waits for the calls of this node, oldest first; given once. */
export async function takeCommands(
	db: Queryable,
	callIds: readonly string[],
): Promise<{ callId: string; command: CallCommand }[]> {
	const rows = await db
		.delete(callCommands)
		.where(inArray(callCommands.callId, [...callIds]))
		.returning();
	return rows.sort((a, b) => a.id.localeCompare(b.id)).map(({ callId, command }) => ({ callId, command }));
}

/** Deliveries of an event come within a day; what is older is forgotten. */
export async function forgetOldEvents(db: Queryable, before: Date): Promise<void> {
	await db.delete(carrierEvents).where(lt(carrierEvents.receivedAt, before));
	await db.delete(callCommands).where(lt(callCommands.createdAt, before));
}
