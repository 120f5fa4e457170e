import type { GuideFigures, GuideGroup } from "@centralita/contracts";
import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { type DurationClass, percentile } from "./durations.ts";
import { proportion } from "./interval.ts";
import { inDurations, inScope, type Scope } from "./scope.ts";

const mostGroups = 200;

type Counts = {
	sessions: number;
	open: number;
	confirmed: number;
	assumed: number;
	returned: number;
	escalated: number;
	abandoned: number;
	resolved_seconds: number;
};
type Ratings = { ratings: number; stars: number; helpful: number; unhelpful: number };
type Keyed<T> = T & { key: string; guide: string | null };

const nothing: Counts & Ratings = {
	sessions: 0,
	open: 0,
	confirmed: 0,
	assumed: 0,
	returned: 0,
	escalated: 0,
	abandoned: 0,
	resolved_seconds: 0,
	ratings: 0,
	stars: 0,
	helpful: 0,
	unhelpful: 0,
};

const minutes = (seconds: number | null) => (seconds === null ? null : seconds / 60);

function figuresOf(counts: Counts, ratings: Ratings, durations: readonly DurationClass[]): GuideFigures {
	const resolved = counts.confirmed + counts.assumed;
	const ended = counts.sessions - counts.open;
	return {
		sessions: counts.sessions,
		open: counts.open,
		resolved: proportion(resolved, ended),
		confirmed: counts.confirmed,
		assumed: counts.assumed,
		returned: counts.returned,
		escalated: proportion(counts.escalated, ended),
		abandoned: proportion(counts.abandoned, ended),
		meanMinutes: resolved === 0 ? null : counts.resolved_seconds / resolved / 60,
		p50Minutes: minutes(percentile(durations, 0.5)),
		p95Minutes: minutes(percentile(durations, 0.95)),
		rating: ratings.ratings === 0 ? null : ratings.stars / ratings.ratings,
		ratings: ratings.ratings,
		helpful: proportion(ratings.helpful, ratings.helpful + ratings.unhelpful),
	};
}

const sumOf = (column: string): SQL =>
	sql`coalesce(sum(${sql.identifier(column)}), 0)::float8 as ${sql.identifier(column)}`;
const sums = (columns: readonly string[]) => sql.join(columns.map(sumOf), sql`, `);
const counted = sums(Object.keys(nothing).slice(0, 8));

/** The columns that tell groups apart; two guides' versions of one number are two groups. */
function grouped(by: GuideGroup | null): { key: SQL; guide: SQL } {
	if (by === null) return { key: sql`''`, guide: sql`null::text` };
	return { key: sql`${sql.identifier(by)}::text`, guide: by === "version" ? sql`guide` : sql`null::text` };
}

/** What came of the sessions of each group, keys in order; `by` null for all in one, which is always there. */
export async function figures(
	db: Queryable,
	scope: Scope,
	by: GuideGroup | null,
): Promise<{ key: string; guide: string | null; figures: GuideFigures }[]> {
	const { key, guide } = grouped(by);
	const head = sql`${key} as key, ${guide} as guide`;
	const counts = await db.execute<Keyed<Counts>>(
		sql`select ${head}, ${counted} from insights_daily where ${inScope(scope)} group by 1, 2 order by sessions desc, 1 limit ${mostGroups}`,
	);
	const ratings = await db.execute<Keyed<Ratings>>(sql`
		select ${head}, ${sums(["ratings", "helpful", "unhelpful"])}, sum(rating * ratings)::float8 as stars
		from insights_feedback where ${inScope(scope)} group by 1, 2`);
	const durations = await db.execute<Keyed<DurationClass>>(sql`
		select ${head}, bucket, sum(sessions)::float8 as sessions
		from insights_durations where ${inDurations(scope, by)} group by 1, 2, bucket`);
	const group = (row: Keyed<object>) => `${row.guide ?? ""}/${row.key}`;
	const ratingsOf = new Map(ratings.rows.map((row) => [group(row), row]));
	const durationsOf = Map.groupBy(durations.rows, group);
	const found = counts.rows.length > 0 || by !== null ? counts.rows : [{ key: "", guide: null, ...nothing }];
	return found
		.map((row) => ({
			key: row.key,
			guide: row.guide,
			figures: figuresOf(row, ratingsOf.get(group(row)) ?? nothing, durationsOf.get(group(row)) ?? []),
		}))
		.sort(
			(a, b) => (a.guide ?? "").localeCompare(b.guide ?? "") || a.key.localeCompare(b.key, "en", { numeric: true }),
		);
}
