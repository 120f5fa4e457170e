import { mostReportDays, type ReportGroup, type ReportScope, type SavedReportQuery } from "@centralita/contracts";
import { type SQL, sql } from "drizzle-orm";
import { AppError } from "../../../platform/errors/index.ts";
import { wallClock } from "../../../platform/time/wall-clock.ts";

const dayMs = 86_400_000;

/** What a report is about; days on the company's clock. */
export type Scope = Omit<ReportScope, "from" | "to" | "days"> & { from: string; to: string; timeZone: string };

const shifted = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Today's date there. */
function dateIn(timeZone: string, now: number): string {
	const clock = wallClock(timeZone);
	if (clock === null) throw new RangeError(`There is no time zone ${timeZone}.`);
	return clock(now).date;
}

const refuse = (path: string, message: string) =>
	new AppError("validation-failed", "There is no such report.", { fields: [{ path: `query.${path}`, message }] });

/** Rejects with `validation-failed` for days the wrong way round or too many, and for outcomes by hour. */
export function scopeOf(
	{ from, to, days, ...rest }: ReportScope,
	groupBy: ReportGroup | null,
	{ timeZone, now }: { timeZone: string; now: number },
): Scope {
	const end = to ?? dateIn(timeZone, now);
	const start = from ?? shifted(end, 1 - days);
	if (start > end) throw refuse("from", `${start} is after ${end}`);
	if (shifted(start, mostReportDays) <= end) throw refuse("from", `is more than ${mostReportDays} days before ${end}`);
	if (groupBy === "hour" && rest.outcome !== undefined) throw refuse("outcome", "cannot be asked for by hour");
	return { ...rest, from: start, to: end, timeZone };
}

/** What a saved report asks of the days before `now`: whole ones, up to yesterday. */
export function savedScope(
	{ days, groupBy, ...filter }: SavedReportQuery,
	at: { timeZone: string; now: number },
): { scope: Scope; groupBy: ReportGroup } {
	const to = shifted(dateIn(at.timeZone, at.now), -1);
	return { scope: scopeOf({ ...filter, days, to }, groupBy, at), groupBy };
}

/** Whether lines, assistants or campaigns have to be told apart. */
export const isFine = ({ line, assistant, campaign }: Scope, by: ReportGroup | null): boolean =>
	by === "line" ||
	by === "assistant" ||
	by === "campaign" ||
	line !== undefined ||
	assistant !== undefined ||
	campaign !== undefined;

/** The rows of a table of the reports that a question is about, but for how fine they are. */
export function inScope({ from, to, channel, direction, line, assistant, campaign, outcome }: Scope): SQL {
	const parts = [
		sql`day >= ${from}::date and day <= ${to}::date`,
		channel === undefined ? sql`channel <> 'simulator'` : sql`channel = ${channel}`,
		...(direction === undefined ? [] : [sql`direction = ${direction} and channel in ('voice', 'simulator')`]),
		...(line === undefined ? [] : [sql`line = ${line}::uuid`]),
		...(assistant === undefined ? [] : [sql`assistant = ${assistant}::uuid`]),
		...(campaign === undefined ? [] : [sql`campaign = ${campaign}::uuid`]),
		...(outcome === undefined ? [] : [sql`outcome = ${outcome}`]),
	];
	return sql.join(parts, sql` and `);
}
