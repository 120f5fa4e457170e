import { sql } from "drizzle-orm";
import { sqlState } from "../../platform/db/index.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";

/** Moments of today in a time zone. */
export type Day = { start: Date; now: Date; yesterdayStart: Date; yesterdayNow: Date };

const invalidParameterValue = "22023";

const unknownZone = (timeZone: string) =>
	new AppError("validation-failed", "The time zone is not known.", {
		fields: [
			{
				path: "query.timeZone",
				message: `"${timeZone}" is not an IANA time zone such as America/Argentina/Buenos_Aires`,
			},
		],
	});

/**
 * Today up to `now` and the same span of yesterday, by the clocks of that time zone: a day may have 23 or 25 hours.
 * Rejects with `validation-failed` for anything but an IANA name (PostgreSQL reads "+3" the other way round).
 */
export async function dayIn(db: Queryable, timeZone: string, now: Date): Promise<Day> {
	if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(timeZone)) throw unknownZone(timeZone);
	try {
		new Intl.DateTimeFormat("en", { timeZone });
	} catch {
		throw unknownZone(timeZone);
	}
	const ms = (moment: ReturnType<typeof sql>) =>
		sql`extract(epoch from ${moment} at time zone ${timeZone})::float8 * 1000`;
	const local = sql`(${now.toISOString()}::timestamptz at time zone ${timeZone})`;
	try {
		const { rows } = await db.execute<{ start: number; yesterday_start: number; yesterday_now: number }>(sql`
			select ${ms(sql`date_trunc('day', ${local})`)} as start,
				${ms(sql`(date_trunc('day', ${local}) - interval '1 day')`)} as yesterday_start,
				${ms(sql`(${local} - interval '1 day')`)} as yesterday_now`);
		const [row] = rows;
		if (!row) throw new Error("no row");
		return {
			start: new Date(row.start),
			now,
			yesterdayStart: new Date(row.yesterday_start),
			yesterdayNow: new Date(row.yesterday_now),
		};
	} catch (error) {
		if (sqlState(error) === invalidParameterValue) throw unknownZone(timeZone);
		throw error;
	}
}
