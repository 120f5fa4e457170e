import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { digest } from "../../../platform/security/secrets.ts";
import { guideSessionSteps, guideSessions, type SessionRow, type SessionStepRow } from "./schema.ts";

const openStatuses = ["started", "in_progress", "needs_escalation"] as const;

/** The session of a conversation's run, held until the transaction ends; null when there is none. */
export async function lockRun(tx: Transaction, conversationId: string, run: number): Promise<SessionRow | null> {
	const [row] = await tx
		.select()
		.from(guideSessions)
		.where(and(eq(guideSessions.conversationId, conversationId), eq(guideSessions.run, run)))
		.for("update");
	return row ?? null;
}

/** Stores a session; null when the conversation has that run already. */
export async function insertSession(
	tx: Transaction,
	row: typeof guideSessions.$inferInsert,
): Promise<SessionRow | null> {
	const [made] = await tx.insert(guideSessions).values(row).onConflictDoNothing().returning();
	return made ?? null;
}

export async function changeSession(
	tx: Transaction,
	id: string,
	change: Partial<Omit<SessionRow, "id">>,
): Promise<void> {
	await tx.update(guideSessions).set(change).where(eq(guideSessions.id, id));
}

export async function insertSteps(tx: Transaction, rows: readonly SessionStepRow[]): Promise<void> {
	if (rows.length > 0)
		await tx
			.insert(guideSessionSteps)
			.values([...rows])
			.onConflictDoNothing();
}

/** Held until the transaction ends; null when there is none. */
export async function lockSession(tx: Transaction, by: { id: string } | { token: string }): Promise<SessionRow | null> {
	const which = "id" in by ? eq(guideSessions.id, by.id) : eq(guideSessions.tokenDigest, digest(by.token));
	const [row] = await tx.select().from(guideSessions).where(which).for("update");
	return row ?? null;
}

/** What its contact did, in order. */
export async function readSteps(db: Queryable, sessionId: string): Promise<SessionStepRow[]> {
	return db
		.select()
		.from(guideSessionSteps)
		.where(eq(guideSessionSteps.sessionId, sessionId))
		.orderBy(asc(guideSessionSteps.ordinal));
}

/** Earlier runs of the conversation that are not over, held until the transaction ends. */
export async function lockEarlierRuns(tx: Transaction, conversationId: string, run: number): Promise<SessionRow[]> {
	return tx
		.select()
		.from(guideSessions)
		.where(
			and(
				eq(guideSessions.conversationId, conversationId),
				lt(guideSessions.run, run),
				inArray(guideSessions.status, [...openStatuses]),
			),
		)
		.for("update");
}

/** The conversation's newest run that is about a problem, held until the transaction ends. */
export async function lockNewestRun(tx: Transaction, conversationId: string): Promise<SessionRow | null> {
	const [row] = await tx
		.select()
		.from(guideSessions)
		.where(
			and(
				eq(guideSessions.conversationId, conversationId),
				eq(guideSessions.opening, false),
				isNotNull(guideSessions.run),
			),
		)
		.orderBy(desc(guideSessions.run))
		.limit(1)
		.for("update");
	return row ?? null;
}

/** Sessions that nobody answered since `idleSince`, or that began before `beganBefore`; those held elsewhere are left out. */
export async function lockForgotten(
	tx: Transaction,
	{ idleSince, beganBefore, limit }: { idleSince: Date; beganBefore: Date; limit: number },
): Promise<SessionRow[]> {
	return tx
		.select()
		.from(guideSessions)
		.where(
			and(
				inArray(guideSessions.status, [...openStatuses]),
				or(lt(guideSessions.activeAt, idleSince), lt(guideSessions.startedAt, beganBefore)),
			),
		)
		.limit(limit)
		.for("update", { skipLocked: true });
}

/** Whoever comes back with the same within this time was not helped. */
const returnMs = 72 * 3_600_000;

/** What was resolved for this contact by the same guide shortly before does not count. */
export async function countReturn(
	tx: Transaction,
	{ id, guide, contactId, startedAt }: Pick<SessionRow, "id" | "guide" | "contactId" | "startedAt">,
): Promise<void> {
	if (contactId === null || guide === null) return;
	await tx
		.update(guideSessions)
		.set({ returnedAt: startedAt })
		.where(
			and(
				eq(guideSessions.contactId, contactId),
				eq(guideSessions.guide, guide),
				ne(guideSessions.id, id),
				eq(guideSessions.status, "resolved"),
				isNull(guideSessions.returnedAt),
				gt(guideSessions.endedAt, new Date(startedAt.getTime() - returnMs)),
				lte(guideSessions.endedAt, startedAt),
			),
		);
}

/** What a contact's sessions say of them; null when there is none. */
export async function sessionsOfContact(db: Queryable, contactId: string) {
	const { guide, version, channel, status, resolution, problem, startedAt, endedAt, rating, comment } = guideSessions;
	const rows = await db
		.select({ guide, version, channel, status, resolution, problem, startedAt, endedAt, rating, comment })
		.from(guideSessions)
		.where(eq(guideSessions.contactId, contactId))
		.orderBy(asc(guideSessions.id));
	return rows.length === 0 ? null : rows;
}

/** Leaves of a person's sessions what no longer tells whose they were. */
export async function forgetPerson(
	tx: Transaction,
	of: { contactId: string } | { conversationId: string },
): Promise<void> {
	const whose =
		"contactId" in of ? eq(guideSessions.contactId, of.contactId) : eq(guideSessions.conversationId, of.conversationId);
	const rows = await tx
		.update(guideSessions)
		.set({
			contactId: null,
			conversationId: null,
			ticketId: null,
			problem: null,
			comment: null,
			state: null,
			tokenDigest: null,
			keys: [],
			message: "",
			ticketNumber: null,
		})
		.where(whose)
		.returning({ id: guideSessions.id });
	const ids = rows.map(({ id }) => id);
	if (ids.length > 0)
		await tx.update(guideSessionSteps).set({ note: null }).where(inArray(guideSessionSteps.sessionId, ids));
}
