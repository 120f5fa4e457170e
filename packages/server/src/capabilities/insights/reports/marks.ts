import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";

/** Has the days of these moments counted anew; false when they were to be anyway. */
export async function markDays(db: Queryable, zone: string, moments: readonly Date[]): Promise<boolean> {
	if (moments.length === 0) return false;
	const times = sql.join(
		moments.map((at) => sql`(${at.toISOString()}::timestamptz)`),
		sql`, `,
	);
	const { rowCount } = await db.execute(sql`
		insert into insights_report_counts (day, changed)
		select distinct (at at time zone ${zone})::date, true from (values ${times}) moments (at) order by 1
		on conflict (day) do update set changed = true where not insights_report_counts.changed`);
	return (rowCount ?? 0) > 0;
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
