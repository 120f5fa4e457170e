import type { ReportFigures, ReportGroup } from "@centralita/contracts";
import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { type DurationClass, percentile } from "../guides/durations.ts";
import { proportion } from "../guides/interval.ts";
import { type Measure, measures, none, type Sums } from "./columns.ts";
import { namesOf } from "./names.ts";
import { inScope, type Scope } from "./scope.ts";

const mostGroups = 400;

const nothing = Object.fromEntries(measures.map((name) => [name, 0])) as Sums;
const part = (sum: number, of: number) => (of === 0 ? null : sum / of);

type Classes = { response: readonly DurationClass[]; handling: readonly DurationClass[] };

export function figuresOf(sums: Sums, { response, handling }: Classes): ReportFigures {
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

const sumOf = (column: Measure): SQL => sql`sum(${sql.identifier(column)})::float8 as ${sql.identifier(column)}`;
const sums = sql.join(measures.map(sumOf), sql`, `);

const keyOf = (by: ReportGroup | null): SQL => {
	if (by === null) return sql`''`;
	if (by === "hour") return sql`lpad(hour::text, 2, '0')`;
	if (by === "line" || by === "assistant" || by === "campaign")
		return sql`coalesce(nullif(${sql.identifier(by)}, ${none}::uuid)::text, '')`;
	return sql`${sql.identifier(by)}::text`;
};

type Keyed = { key: string };
type ClassRow = Keyed & { measure: keyof Classes; bucket: number; sessions: number };

/** What came of the calls and chats of each group; `by` null for all in one, which is always there. */
export async function figures(
	db: Queryable,
	scope: Scope,
	by: ReportGroup | null,
): Promise<{ key: string; name: string | null; figures: ReportFigures }[]> {
	const table = sql.identifier(by === "hour" ? "insights_report_hours" : "insights_report_days");
	const counts = await db.execute<Sums & Keyed>(sql`
		select ${keyOf(by)} as key, ${sums} from ${table} where ${inScope(scope)} group by 1
		order by contacts desc, 1 limit ${mostGroups}`);
	const classes =
		by === "hour"
			? []
			: (
					await db.execute<ClassRow>(sql`
						select ${keyOf(by)} as key, measure, bucket, sum(count)::float8 as sessions
						from insights_report_classes where ${inScope(scope)} group by 1, 2, 3`)
				).rows;
	const classesOf = Map.groupBy(classes, ({ key }) => key);
	const rows = counts.rows.length > 0 || by !== null ? counts.rows : [{ key: "", ...nothing }];
	const names = by === null ? new Map<string, string>() : await namesOf(db, by);
	return rows
		.map(({ key, ...found }) => {
			const times = Map.groupBy(classesOf.get(key) ?? [], ({ measure }) => measure);
			return {
				key,
				name: names.get(key) ?? null,
				figures: figuresOf(found, { response: times.get("response") ?? [], handling: times.get("handling") ?? [] }),
			};
		})
		.sort((a, b) =>
			by === "day" || by === "hour" ? a.key.localeCompare(b.key) : b.figures.contacts - a.figures.contacts,
		);
}
