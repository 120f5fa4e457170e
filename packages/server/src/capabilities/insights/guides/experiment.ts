import {
	differenceOf,
	type ExperimentArm,
	type ExperimentArmFigures,
	type ExperimentVerdict,
	enoughToCompare,
	type GuideExperiment,
	type GuideExperimentReport,
} from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { csvLine, csvMark } from "../../../platform/csv/index.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { proportion } from "./interval.ts";

type Instant = string | Date;
type ExperimentRow = {
	id: string;
	guide: string;
	version_a: number;
	version_b: number;
	share_b: number;
	started_at: Instant;
	started_by: string;
	ended_at: Instant | null;
	ended_by: string | null;
	chosen: ExperimentArm | null;
};
type ArmRow = {
	arm: ExperimentArm;
	sessions: number;
	open: number;
	confirmed: number;
	assumed: number;
	escalated: number;
	abandoned: number;
	median: number | null;
	rating: number | null;
	ratings: number;
};

const iso = (at: Instant): string => new Date(at).toISOString();

async function readExperiment(db: Queryable, id: string): Promise<GuideExperiment> {
	const { rows } = await db.execute<ExperimentRow>(sql`select * from insights_experiments where id = ${id}`);
	const [row] = rows;
	if (!row) throw new AppError("not-found", "There is no such experiment.");
	return {
		id: row.id,
		guide: row.guide,
		versionA: row.version_a,
		versionB: row.version_b,
		shareB: row.share_b,
		startedAt: iso(row.started_at),
		startedBy: row.started_by,
		endedAt: row.ended_at === null ? null : iso(row.ended_at),
		endedBy: row.ended_by,
		chosen: row.chosen,
	};
}

function figuresOf(row: ArmRow | undefined, arm: ExperimentArm, version: number): ExperimentArmFigures {
	const sessions = row?.sessions ?? 0;
	const open = row?.open ?? 0;
	const ended = sessions - open;
	const [confirmed, assumed] = [row?.confirmed ?? 0, row?.assumed ?? 0];
	return {
		arm,
		version,
		sessions,
		open,
		resolved: proportion(confirmed + assumed, ended),
		confirmed,
		assumed,
		escalated: proportion(row?.escalated ?? 0, ended),
		abandoned: proportion(row?.abandoned ?? 0, ended),
		medianMinutes: row?.median == null ? null : row.median / 60,
		rating: row?.rating ?? null,
		ratings: row?.ratings ?? 0,
	};
}

/** As if all that is under way came out well, or badly. */
const atBest = ({ resolved, sessions, open }: ExperimentArmFigures) => proportion(resolved.count + open, sessions);
const atWorst = ({ resolved, sessions }: ExperimentArmFigures) => proportion(resolved.count, sessions);

/** What can be told; one is better only if it stays so whatever comes of the sessions that are not over. */
export function judge(
	a: ExperimentArmFigures,
	b: ExperimentArmFigures,
): Pick<GuideExperimentReport, "difference" | "verdict"> {
	const found = differenceOf(a.resolved, b.resolved);
	if (found.kind === "small" || a.resolved.share === null || b.resolved.share === null)
		return { difference: null, verdict: "few" };
	const { kind, low, high } = found;
	const difference = { share: b.resolved.share - a.resolved.share, low, high };
	const told = (verdict: ExperimentVerdict) => ({ difference, verdict });
	if (kind === "open") return told("none");
	const feared = kind === "better" ? differenceOf(atBest(a), atWorst(b)) : differenceOf(atWorst(a), atBest(b));
	if (feared.kind !== kind) return told("unfinished");
	return told(kind === "better" ? "b" : "a");
}

/** What came of an experiment, from its sessions as they are now. Rejects with `not-found`. */
export async function experimentReport(db: Queryable, id: string): Promise<GuideExperimentReport> {
	const experiment = await readExperiment(db, id);
	const { rows } = await db.execute<ArmRow>(sql`
		select arm, count(*)::int as sessions,
			(count(*) filter (where status in ('started', 'in_progress')))::int as open,
			(count(*) filter (where resolved and resolution = 'confirmed'))::int as confirmed,
			(count(*) filter (where resolved and resolution = 'assumed'))::int as assumed,
			(count(*) filter (where status in ('escalated', 'needs_escalation')))::int as escalated,
			(count(*) filter (where status = 'abandoned'))::int as abandoned,
			percentile_cont(0.5) within group (order by seconds) filter (where resolved) as median,
			avg(rating)::float8 as rating, count(rating)::int as ratings
		from insights_experiment_sessions where experiment_id = ${id} group by arm`);
	const of = (arm: ExperimentArm, version: number) =>
		figuresOf(
			rows.find((row) => row.arm === arm),
			arm,
			version,
		);
	const a = of("a", experiment.versionA);
	const b = of("b", experiment.versionB);
	return { experiment, a, b, ...judge(a, b), needed: enoughToCompare };
}

const columns: readonly [string, (arm: ExperimentArmFigures) => string | number | null][] = [
	["arm", ({ arm }) => arm],
	["version", ({ version }) => version],
	["sessions", ({ sessions }) => sessions],
	["open", ({ open }) => open],
	["finished", ({ resolved }) => resolved.of],
	["resolved", ({ resolved }) => resolved.count],
	["confirmed", ({ confirmed }) => confirmed],
	["assumed", ({ assumed }) => assumed],
	["escalated", ({ escalated }) => escalated.count],
	["abandoned", ({ abandoned }) => abandoned.count],
	["resolved_share", ({ resolved }) => resolved.share],
	["resolved_low", ({ resolved }) => resolved.low],
	["resolved_high", ({ resolved }) => resolved.high],
	["median_minutes", ({ medianMinutes }) => medianMinutes],
	["ratings", ({ ratings }) => ratings],
	["rating", ({ rating }) => rating],
];

/** Its arms as a CSV file; what the two make together stands in B's line. */
export function exportExperiment({ experiment, a, b, difference, verdict }: GuideExperimentReport): string {
	const together = ["difference", "difference_low", "difference_high", "verdict"];
	const head = csvLine(["experiment", "guide", ...columns.map(([name]) => name), ...together]);
	const line = (arm: ExperimentArmFigures, more: readonly (string | number | null)[]) =>
		csvLine([experiment.id, experiment.guide, ...columns.map(([, read]) => read(arm)), ...more]);
	const found = [difference?.share ?? null, difference?.low ?? null, difference?.high ?? null, verdict];
	return (
		csvMark +
		head +
		line(
			a,
			together.map(() => null),
		) +
		line(b, found)
	);
}
