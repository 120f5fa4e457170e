import { and, eq, gt, gte, inArray, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { campaignLines } from "./schema.ts";

/** Calls that a carrier could not make, one after the other, until their line is left alone. */
const mostFailures = 5;
const restMs = 10 * 60_000;
/** A rested line is tried with one call; what came of it is known by then. */
const trialMs = 3 * 60_000;

/** Lines that are left alone, and until when. */
export async function restingLines(db: Queryable, lineIds: readonly string[], now: number): Promise<Map<string, Date>> {
	if (lineIds.length === 0) return new Map();
	const rows = await db
		.select()
		.from(campaignLines)
		.where(and(inArray(campaignLines.lineId, [...lineIds]), gt(campaignLines.restingUntil, new Date(now))));
	return new Map(rows.flatMap(({ lineId, restingUntil }) => (restingUntil === null ? [] : [[lineId, restingUntil]])));
}

/** How many calls lines that failed may have now: none while they are left alone, then one. Others are not among them. */
export async function callsLeft(
	tx: Transaction,
	lineIds: readonly string[],
	now: number,
): Promise<Map<string, number>> {
	const rows = await tx
		.select()
		.from(campaignLines)
		.where(and(inArray(campaignLines.lineId, [...lineIds]), gte(campaignLines.failures, mostFailures)));
	return new Map(
		rows.map(({ lineId, restingUntil }) => [lineId, restingUntil !== null && restingUntil.getTime() > now ? 0 : 1]),
	);
}

/** A call is about to be ordered: a line that has rested gets no other before it is known how that one went. */
export async function tryLine(tx: Transaction, lineId: string, now: number): Promise<void> {
	await tx
		.update(campaignLines)
		.set({ restingUntil: new Date(now + trialMs) })
		.where(and(eq(campaignLines.lineId, lineId), sql`${campaignLines.failures} >= ${mostFailures}`));
}

/** What came of a call of that line, as far as the carrier is concerned. */
export async function heedLine(tx: Transaction, lineId: string, failed: boolean, now: number): Promise<void> {
	if (!failed) {
		const well = { failures: 0, restingUntil: null };
		await tx.update(campaignLines).set(well).where(eq(campaignLines.lineId, lineId));
		return;
	}
	const rest = new Date(now + restMs).toISOString();
	await tx
		.insert(campaignLines)
		.values({ lineId, failures: 1 })
		.onConflictDoUpdate({
			target: campaignLines.lineId,
			set: {
				failures: sql`${campaignLines.failures} + 1`,
				restingUntil: sql`case when ${campaignLines.failures} + 1 >= ${mostFailures} then ${rest}::timestamptz end`,
			},
		});
}
