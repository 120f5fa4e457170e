import type { Report, ReportFreshness, ReportGroup, ReportHeatMap } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable } from "../../../platform/db/types.ts";
import { proportion } from "../guides/interval.ts";
import { figures } from "./figures.ts";
import { inScope, isFine, type Scope } from "./scope.ts";

async function freshness(db: Queryable): Promise<z.infer<typeof ReportFreshness>> {
	const { rows } = await db.execute<{ at: string | Date | null; pending: number }>(sql`
		select max(counted_at) as at, (count(*) filter (where changed or counting is not null))::int as pending from insights_report_counts`);
	const [found] = rows;
	return {
		countedAt: found?.at ? new Date(found.at).toISOString() : null,
		pending: found?.pending ?? 0,
	};
}

async function providerFailures(db: Queryable, { from, to, timeZone }: Scope): Promise<Report["providerFailures"]> {
	const { rows } = await db.execute<Report["providerFailures"][number]>(sql`
		select provider, kind, count(*)::int as failures, (count(*) filter (where covered))::int as covered
		from insights_provider_failures
		where at >= ${from}::timestamp at time zone ${timeZone} and at < (${to}::date + 1)::timestamp at time zone ${timeZone}
		group by provider, kind order by failures desc, provider, kind limit 50`);
	return rows;
}

/** All that a report shows. */
export async function report(db: Queryable, scope: Scope, groupBy: ReportGroup, currency: string): Promise<Report> {
	// Before the figures: they may become newer meanwhile, not older.
	const age = await freshness(db);
	const { total, groups } = await figures(db, scope, groupBy);
	return {
		from: scope.from,
		to: scope.to,
		timeZone: scope.timeZone,
		currency,
		groupBy,
		total,
		groups,
		providerFailures: await providerFailures(db, scope),
		freshness: age,
	};
}

/** The hours of the week. */
export async function heatMap(db: Queryable, scope: Scope): Promise<ReportHeatMap> {
	const { rows } = await db.execute<{
		weekday: number;
		hour: number;
		dialled: number;
		answered: number;
		inbound: number;
	}>(sql`
		select weekday, hour, sum(dialled)::float8 as dialled, sum(answered)::float8 as answered,
			coalesce(sum(contacts) filter (where direction = 'inbound'), 0)::float8 as inbound
		from insights_report_hours where fine = ${isFine(scope, null)} and ${inScope(scope)} group by 1, 2 order by 1, 2`);
	const { from, to, timeZone } = scope;
	return {
		from,
		to,
		timeZone,
		cells: rows.map(({ weekday, hour, dialled, answered, inbound }) => ({
			weekday,
			hour,
			answered: proportion(answered, dialled),
			inbound,
		})),
	};
}
