import type { RehearsalOutcome, RehearsalResult, RehearsalRunSummary } from "@centralita/contracts";
import { and, count, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { assistants } from "../schema.ts";
import { changeOf } from "./judge.ts";
import { type RehearsalRunRow, rehearsalResults, rehearsalRuns, rehearsalSuites, type Side } from "./schema.ts";

export async function readSuite(db: Queryable, assistantId: string) {
	const [row] = await db.select().from(rehearsalSuites).where(eq(rehearsalSuites.assistantId, assistantId));
	return row ?? null;
}

export const saveSuite = (tx: Transaction, row: typeof rehearsalSuites.$inferInsert) =>
	tx.insert(rehearsalSuites).values(row).onConflictDoUpdate({ target: rehearsalSuites.assistantId, set: row });

const current = sql<boolean>`(${rehearsalRuns.draft} = ${assistants.draft} and ${rehearsalRuns.cases} = ${rehearsalSuites.cases})`;

const runsWith = (db: Queryable) =>
	db
		.select({ row: rehearsalRuns, current })
		.from(rehearsalRuns)
		.innerJoin(assistants, eq(assistants.id, rehearsalRuns.assistantId))
		.leftJoin(rehearsalSuites, eq(rehearsalSuites.assistantId, rehearsalRuns.assistantId));

/** Whether the draft and the cases, as they are now, have passed. */
export async function hasPassed(db: Queryable, assistantId: string): Promise<boolean> {
	const rows = await runsWith(db)
		.where(and(eq(rehearsalRuns.assistantId, assistantId), eq(rehearsalRuns.state, "passed"), current))
		.limit(1);
	return rows.length > 0;
}

type Counted = { row: RehearsalRunRow; current: boolean; done: number; failed: number };

const summaryOf = ({ row, current, done, failed }: Counted): RehearsalRunSummary => ({
	id: row.id,
	state: row.state,
	by: row.by,
	publishedVersion: row.publishedVersion,
	done,
	total: row.cases.length * sidesOf(row).length,
	failed,
	current: current ?? false,
	startedAt: row.startedAt.toISOString(),
	endedAt: row.endedAt?.toISOString() ?? null,
});

export const sidesOf = (row: Pick<RehearsalRunRow, "publishedVersion">): Side[] =>
	row.publishedVersion === null ? ["draft"] : ["draft", "published"];

/** Newest first; `before` is the id of the last one of the page before. */
export async function listRuns(
	db: Queryable,
	assistantId: string,
	{ limit, before }: { limit: number; before: string | null },
): Promise<RehearsalRunSummary[]> {
	const rows = await runsWith(db)
		.where(and(eq(rehearsalRuns.assistantId, assistantId), before === null ? undefined : lt(rehearsalRuns.id, before)))
		.orderBy(desc(rehearsalRuns.id))
		.limit(limit);
	if (rows.length === 0) return [];
	const { runId, side, result } = rehearsalResults;
	const counts = await db
		.select({
			runId,
			done: count(),
			failed: sql<number>`count(*) filter (where ${side} = 'draft' and not (${result} ->> 'passed')::boolean)::int`,
		})
		.from(rehearsalResults)
		.where(
			inArray(
				runId,
				rows.map(({ row }) => row.id),
			),
		)
		.groupBy(runId);
	return rows.map((row) => {
		const counted = counts.find((one) => one.runId === row.row.id);
		return summaryOf({ ...row, done: counted?.done ?? 0, failed: counted?.failed ?? 0 });
	});
}

export async function readRun(
	db: Queryable,
	assistantId: string,
	id: string,
): Promise<RehearsalRunSummary & { outcomes: RehearsalOutcome[] }> {
	const [found] = await runsWith(db).where(and(eq(rehearsalRuns.assistantId, assistantId), eq(rehearsalRuns.id, id)));
	if (!found) throw new AppError("not-found", "There is no such rehearsal.");
	const results = await resultsOf(db, id);
	const of = (position: number, side: Side): RehearsalResult | null =>
		results.find((one) => one.position === position && one.side === side)?.result ?? null;
	const compared = found.row.publishedVersion !== null;
	const failed = results.filter(({ side, result }) => side === "draft" && !result.passed).length;
	return {
		...summaryOf({ ...found, done: results.length, failed }),
		outcomes: found.row.cases.map((one, position) => {
			const [draft, published] = [of(position, "draft"), of(position, "published")];
			return { case: one, draft, published, change: changeOf(draft, published, compared) };
		}),
	};
}

export const resultsOf = (db: Queryable, runId: string) =>
	db.select().from(rehearsalResults).where(eq(rehearsalResults.runId, runId));

export async function lockRun(tx: Transaction, id: string): Promise<RehearsalRunRow | null> {
	const [row] = await tx.select().from(rehearsalRuns).where(eq(rehearsalRuns.id, id)).for("update");
	return row ?? null;
}
