import type { ReportFigures, ReportGroup } from "@centralita/contracts";
import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { type DurationClass, percentile } from "../guides/durations.ts";
import { proportion } from "../guides/interval.ts";
import { type Measure, measures, none, type Sums } from "./columns.ts";
import { namesOf } from "./names.ts";
import { inScope, isFine, type Scope } from "./scope.ts";

const mostGroups = 400;

const nothing = Object.fromEntries(measures.map((name) => [name, 0])) as Sums;
const part = (sum: number, of: number) => (of === 0 ? null : sum / of);

type Classes = { response: readonly DurationClass[]; handling: readonly DurationClass[] };

function figuresOf(sums: Sums, { response, handling }: Classes): ReportFigures {
	return {
		contacts: sums.contacts,
		conversations: sums.conversations,
		answered: proportion(sums.answered, sums.dialled),
		taken: proportion(sums.taken, sums.offered),
		contained: proportion(sums.contained, sums.ended),
		transferred: proportion(sums.transferred, sums.ended),
		resolved: proportion(sums.resolved, sums.analysed),
		responseMeanMs: part(sums.response_ms, sums.responses),
		responseP95Ms: percentile(response, 0.95),
		handlingMeanMs: part(sums.handled_ms, sums.handled),
		handlingP95Ms: percentile(handling, 0.95),
		sentiment: part(sums.sentiment, sums.sentiments),
		costMicros: sums.costed === 0 ? null : sums.cost_micros,
		costPerContactMicros: part(sums.cost_micros, sums.costed),
		costPerResultMicros: sums.costed === 0 ? null : part(sums.cost_micros, sums.resolved),
	};
}

/** Sums of bigint would be numeric, which is slow to add. */
const wide: ReadonlySet<Measure> = new Set(["response_ms", "handled_ms", "cost_micros"]);
const sumOf = (name: Measure): SQL => {
	const column = sql.identifier(name);
	return wide.has(name) ? sql`sum(${column}::float8) as ${column}` : sql`sum(${column})::float8 as ${column}`;
};
const sums = sql.join(measures.map(sumOf), sql`, `);

/** Rows are put together by the column as it is; only what comes out of that becomes a text. */
function keyOf(by: ReportGroup | null): { column: SQL; text: SQL } {
	if (by === null) return { column: sql`()`, text: sql`''` };
	const column = sql.identifier(by);
	if (by === "hour") return { column: sql`${column}`, text: sql`lpad(${column}::text, 2, '0')` };
	if (by === "line" || by === "assistant" || by === "campaign")
		return { column: sql`${column}`, text: sql`coalesce(nullif(${column}, ${none}::uuid)::text, '')` };
	return { column: sql`${column}`, text: sql`${column}::text` };
}

type Keyed = { key: string };
type ClassRow = Keyed & { measure: keyof Classes; bucket: number; sessions: number };

/** Where the percentiles of a question are; null where they are not kept. */
function levelOf(scope: Scope, by: ReportGroup | null): 0 | 1 | 2 | 3 | null {
	const fine = isFine(scope, by);
	if (by === "hour") return fine ? null : 3;
	if (by === "outcome" || scope.outcome !== undefined) return fine ? null : 2;
	return fine ? 1 : 0;
}

async function classesOf(db: Queryable, scope: Scope, by: ReportGroup | null): Promise<ClassRow[]> {
	const level = levelOf(scope, by);
	if (level === null) return [];
	const { column, text } = keyOf(by);
	const { rows } = await db.execute<ClassRow>(sql`
		select ${text} as key, measure, bucket, sum(count)::float8 as sessions
		from insights_report_classes where level = ${level} and ${inScope(scope)} group by ${column}, measure, bucket`);
	return rows;
}

function timesOf(rows: readonly ClassRow[]): Classes {
	const sums = { response: new Map<number, number>(), handling: new Map<number, number>() };
	for (const { measure, bucket, sessions } of rows)
		sums[measure].set(bucket, (sums[measure].get(bucket) ?? 0) + sessions);
	const classes = (of: Map<number, number>) => [...of].map(([bucket, sessions]) => ({ bucket, sessions }));
	return { response: classes(sums.response), handling: classes(sums.handling) };
}

type Groups = { total: ReportFigures; groups: { key: string; name: string | null; figures: ReportFigures }[] };

/** What came of the calls and chats, in all and of each group. */
export async function figures(db: Queryable, scope: Scope, by: ReportGroup): Promise<Groups> {
	const table = sql.identifier(by === "hour" ? "insights_report_hours" : "insights_report_days");
	const { column, text } = keyOf(by);
	const { rows } = await db.execute<Sums & Keyed>(sql`
		select ${text} as key, ${sums} from ${table} where fine = ${isFine(scope, by)} and ${inScope(scope)}
		group by ${column} order by contacts desc, 1`);
	const times = await classesOf(db, scope, by);
	const allTimes = levelOf(scope, by) === null ? await classesOf(db, scope, null) : times;
	const all = { ...nothing };
	for (const row of rows) for (const name of measures) all[name] += row[name];
	const byKey = Map.groupBy(times, ({ key }) => key);
	const names = await namesOf(db, by);
	const groups = rows.slice(0, mostGroups).map(({ key, ...found }) => ({
		key,
		name: names.get(key) ?? null,
		figures: figuresOf(found, timesOf(byKey.get(key) ?? [])),
	}));
	if (by === "day" || by === "hour") groups.sort((a, b) => a.key.localeCompare(b.key));
	return { total: figuresOf(all, timesOf(allTimes)), groups };
}
