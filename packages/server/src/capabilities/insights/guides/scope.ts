import type { GuideAnalyticsQuery } from "@centralita/contracts";
import { type SQL, sql } from "drizzle-orm";
import { AppError } from "../../../platform/errors/index.ts";
import { dayOf } from "./count-day.ts";

const dayMs = 86_400_000;
const defaultDays = 30;

/** What a report is about. */
export type Scope = Omit<GuideAnalyticsQuery, "from" | "to"> & { from: string; to: string };

/** Rejects with `validation-failed` when the days are the wrong way round. */
export function scopeOf({ from, to, ...rest }: GuideAnalyticsQuery, now: number): Scope {
	const end = to ?? dayOf(now);
	const start = from ?? dayOf(Date.parse(end) - (defaultDays - 1) * dayMs);
	if (start > end)
		throw new AppError("validation-failed", "The first day is after the last one.", {
			fields: [{ path: "query.from", message: `${start} is after ${end}` }],
		});
	return { ...rest, from: start, to: end };
}

const equal = (column: string, value: string | number | undefined): SQL[] =>
	value === undefined ? [] : [sql`${sql.identifier(column)} = ${value}`];

/** Without one, all channels but the simulator. */
const ofChannel = (channel: string | undefined): SQL =>
	channel === undefined ? sql`channel <> 'simulator'` : sql`channel = ${channel}`;

const inDays = ({ from, to }: Scope) => [sql`day >= ${from}::date`, sql`day <= ${to}::date`];

const ofGuide = ({ guide, version }: Scope) => [...equal("guide", guide), ...equal("version", version)];

/** Rows of a view that has one for each channel and language. */
export const inScope = (scope: Scope): SQL =>
	sql.join(
		[...inDays(scope), ...ofGuide(scope), ofChannel(scope.channel), ...equal("locale", scope.locale)],
		sql` and `,
	);

type Group = GuideAnalyticsQuery["groupBy"] | null;

/** Which of the two a report tells apart. */
const apart = ({ channel, locale }: Scope, by: Group) => ({
	channels: channel !== undefined || by === "channel",
	locales: locale !== undefined || by === "locale",
});

/**
 * Rows of a table that also has sums: over all channels but the simulator (`channel` ''), over all languages (`locale` ''),
 * and over both. The sums where they do, as they are far fewer.
 */
export function inSums(scope: Scope, by: Group = null): SQL {
	const { channels, locales } = apart(scope, by);
	const part = [
		...(channels ? [sql`channel <> ''`, ofChannel(scope.channel)] : [sql`channel = ''`]),
		...(locales ? [sql`locale <> ''`, ...equal("locale", scope.locale)] : [sql`locale = ''`]),
	];
	return sql.join([...inDays(scope), ...ofGuide(scope), ...part], sql` and `);
}

/** Likewise of durations, which also have sums over all guides (`guide` ''). */
export function inDurations(scope: Scope, by: Group): SQL {
	const whole = scope.guide === undefined && by !== "guide" && by !== "version";
	return whole ? inSums({ ...scope, guide: "", version: undefined }, by) : sql`${inSums(scope, by)} and guide <> ''`;
}
