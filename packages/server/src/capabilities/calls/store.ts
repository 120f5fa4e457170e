import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, or } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { type CallRow, callCommands, calls } from "./schema.ts";

export type NewCall = Pick<
	CallRow,
	"id" | "conversationId" | "carrier" | "assistantId" | "draft" | "label" | "createdBy"
> & {
	tokenHash: Buffer;
	tokenExpiresAt: Date;
	now: Date;
};

export async function insertWaitingCall(tx: Transaction, call: NewCall): Promise<void> {
	const { tokenHash, now, ...rest } = call;
	await tx.insert(calls).values({ ...rest, socketTokenHash: tokenHash, createdAt: now });
}

/** Spends the token: the call goes live on this node. Null when the token is unknown, spent or too old. */
export async function takeWaitingCall(
	tx: Transaction,
	by: { tokenHash: Buffer; nodeId: string; now: Date },
): Promise<CallRow | null> {
	const [row] = await tx
		.update(calls)
		.set({ state: "live", socketTokenHash: null, nodeId: by.nodeId, seenAt: by.now, startedAt: by.now })
		.where(and(eq(calls.socketTokenHash, by.tokenHash), eq(calls.state, "waiting"), gt(calls.tokenExpiresAt, by.now)))
		.returning();
	return row ?? null;
}

export function listLiveCalls(db: Queryable): Promise<CallRow[]> {
	return db
		.select()
		.from(calls)
		.where(and(eq(calls.state, "live"), ne(calls.purpose, "colleague")))
		.orderBy(asc(calls.startedAt))
		.limit(500);
}

export async function findCall(db: Queryable, id: string): Promise<CallRow | null> {
	const [row] = await db.select().from(calls).where(eq(calls.id, id));
	return row ?? null;
}

export async function callOfConversation(db: Queryable, conversationId: string): Promise<CallRow | null> {
	const [row] = await db.select().from(calls).where(eq(calls.conversationId, conversationId));
	return row ?? null;
}

/** What a screen shows of a live call. */
export async function updateActivity(
	db: Queryable,
	id: string,
	change: Partial<Pick<CallRow, "activity" | "lastWords" | "latencyMs">>,
): Promise<void> {
	await db
		.update(calls)
		.set(change)
		.where(and(eq(calls.id, id), eq(calls.state, "live")));
}

/** False when it had ended already. What was still written down for its holder is forgotten. */
export async function endCall(tx: Transaction, id: string, reason: string, now: Date): Promise<boolean> {
	const rows = await tx
		.update(calls)
		.set({ state: "ended", endedAt: now, endReason: reason, socketTokenHash: null, nodeId: null, detachedAt: null })
		.where(and(eq(calls.id, id), ne(calls.state, "ended")))
		.returning({ id: calls.id });
	if (rows.length === 1) await tx.delete(callCommands).where(eq(callCommands.callId, id));
	return rows.length === 1;
}

export async function requestEnd(tx: Transaction, id: string, by: string): Promise<void> {
	await tx
		.update(calls)
		.set({ endRequestedBy: by })
		.where(and(eq(calls.id, id), ne(calls.state, "ended")));
}

/** Whether a person of the company asked for its end: the carrier's word of it may come before the order. */
export async function endWasRequested(tx: Transaction, id: string): Promise<boolean> {
	const [row] = await tx.select({ by: calls.endRequestedBy }).from(calls).where(eq(calls.id, id));
	return row !== undefined && row.by !== null;
}

/** Says that this process still holds these calls, and returns those that somebody asked to end. */
export async function heartbeat(db: Queryable, ids: readonly string[], now: Date): Promise<string[]> {
	const rows = await db
		.update(calls)
		.set({ seenAt: now })
		.where(and(inArray(calls.id, ids), eq(calls.state, "live")))
		.returning({ id: calls.id, endRequestedBy: calls.endRequestedBy });
	return rows.filter((row) => row.endRequestedBy !== null).map((row) => row.id);
}

/** Live calls that nobody said to hold since `silentSince`; with `allOthers`, also every live call of another node. */
export function listOrphans(
	db: Queryable,
	by: { nodeId: string; silentSince: Date; allOthers: boolean },
): Promise<CallRow[]> {
	const silent = lt(calls.seenAt, by.silentSince);
	const abandoned = by.allOthers ? or(silent, ne(calls.nodeId, by.nodeId), isNull(calls.nodeId)) : silent;
	return db
		.select()
		.from(calls)
		.where(and(eq(calls.state, "live"), isNull(calls.accountId), abandoned));
}

/** Calls of lines that nobody holds any more: the carrier may still have them, and is asked. Returns their ids. */
export async function detachOrphans(
	db: Queryable,
	by: { nodeId: string; silentSince: Date; allOthers: boolean; now: Date },
): Promise<string[]> {
	const silent = lt(calls.seenAt, by.silentSince);
	const abandoned = by.allOthers ? or(silent, ne(calls.nodeId, by.nodeId)) : silent;
	const rows = await db
		.update(calls)
		.set({ nodeId: null, detachedAt: by.now, activity: "connecting", person: null })
		.where(and(eq(calls.state, "live"), isNotNull(calls.accountId), isNotNull(calls.nodeId), abandoned))
		.returning({ id: calls.id });
	return rows.map(({ id }) => id);
}

/** Calls that nobody connected to. */
export async function deleteUnconnected(db: Queryable, expiredBefore: Date): Promise<void> {
	await db
		.delete(calls)
		.where(
			and(
				eq(calls.state, "waiting"),
				isNull(calls.accountId),
				isNotNull(calls.tokenExpiresAt),
				lt(calls.tokenExpiresAt, expiredBefore),
			),
		);
}

export async function deleteCallOf(db: Queryable, conversationId: string): Promise<void> {
	await db.delete(calls).where(eq(calls.conversationId, conversationId));
}
