import type { ExperimentArm, GuideExperiment } from "@centralita/contracts";
import { and, asc, desc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { guideSessions } from "../sessions/schema.ts";
import { type ExperimentRow, guideExperiments } from "./schema.ts";

export const viewExperiment = (row: ExperimentRow): GuideExperiment => ({
	...row,
	startedAt: row.startedAt.toISOString(),
	endedAt: row.endedAt?.toISOString() ?? null,
});

/** Those that run on these guides. */
export async function runningOn(db: Queryable, slugs: readonly string[]): Promise<ExperimentRow[]> {
	if (slugs.length === 0) return [];
	return db
		.select()
		.from(guideExperiments)
		.where(and(inArray(guideExperiments.guide, [...slugs]), isNull(guideExperiments.endedAt)));
}

/** All that run. */
export async function allRunning(db: Queryable): Promise<ExperimentRow[]> {
	return db.select().from(guideExperiments).where(isNull(guideExperiments.endedAt));
}

/** The one that runs on that guide, and ran already at that time. */
export async function runningSince(db: Queryable, guide: string, since: Date): Promise<ExperimentRow | null> {
	const [row] = await db
		.select()
		.from(guideExperiments)
		.where(
			and(eq(guideExperiments.guide, guide), isNull(guideExperiments.endedAt), lte(guideExperiments.startedAt, since)),
		);
	return row ?? null;
}

/** More than anybody scrolls through. */
const experimentsShown = 100;

/** Newest first. */
export async function listExperiments(db: Queryable, guide: string): Promise<GuideExperiment[]> {
	const rows = await db
		.select()
		.from(guideExperiments)
		.where(eq(guideExperiments.guide, guide))
		.orderBy(desc(guideExperiments.id))
		.limit(experimentsShown);
	return rows.map(viewExperiment);
}

export async function insertExperiment(tx: Transaction, row: typeof guideExperiments.$inferInsert): Promise<void> {
	await tx.insert(guideExperiments).values(row);
}

/** Held until the transaction ends; null when that guide has none of that id. */
export async function lockExperiment(tx: Transaction, guide: string, id: string): Promise<ExperimentRow | null> {
	const [row] = await tx
		.select()
		.from(guideExperiments)
		.where(and(eq(guideExperiments.guide, guide), eq(guideExperiments.id, id)))
		.for("update");
	return row ?? null;
}

export async function endExperiment(
	tx: Transaction,
	id: string,
	end: { endedAt: Date; endedBy: string; chosen: ExperimentArm },
): Promise<void> {
	await tx.update(guideExperiments).set(end).where(eq(guideExperiments.id, id));
}

/** What somebody got first in an experiment: as that contact, or in that conversation. */
export async function firstArm(
	db: Queryable,
	experimentId: string,
	{ contactId, conversationId }: { contactId: string | null; conversationId: string | null },
): Promise<ExperimentArm | null> {
	const whose = [
		...(contactId === null ? [] : [eq(guideSessions.contactId, contactId)]),
		...(conversationId === null ? [] : [eq(guideSessions.conversationId, conversationId)]),
	];
	if (whose.length === 0) return null;
	const [row] = await db
		.select({ arm: guideSessions.arm })
		.from(guideSessions)
		.where(and(eq(guideSessions.experimentId, experimentId), or(...whose)))
		.orderBy(asc(guideSessions.id))
		.limit(1);
	return row?.arm ?? null;
}
