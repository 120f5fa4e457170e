import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";

/** Has the days of these moments counted anew. */
export async function markDays(db: Queryable, zone: string, moments: readonly Date[]): Promise<void> {
	if (moments.length === 0) return;
	const times = sql.join(
		moments.map((at) => sql`(${at.toISOString()}::timestamptz)`),
		sql`, `,
	);
	await db.execute(sql`
		insert into insights_report_counts (day, changed)
		select distinct (at at time zone ${zone})::date, true from (values ${times}) moments (at) order by 1
		on conflict (day) do update set changed = true where not insights_report_counts.changed`);
}

export async function markDates(db: Queryable, days: readonly string[]): Promise<void> {
	if (days.length === 0) return;
	const dates = sql.join(
		days.map((day) => sql`(${day}::date)`),
		sql`, `,
	);
	await db.execute(sql`
		insert into insights_report_counts (day, changed) select day, true from (values ${dates}) days (day) order by 1
		on conflict (day) do update set changed = true where not insights_report_counts.changed`);
}
