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

const needsParts = ({ channel, locale }: Scope, by: Group) =>
	channel !== undefined || locale !== undefined || by === "channel" || by === "locale";

/** Rows of a table that also has their sums (`channel` and `locale` ''): the sums where they do, as they are far fewer. */
export function inSums(scope: Scope, by: Group = null): SQL {
	const part = needsParts(scope, by)
		? [sql`channel <> ''`, ofChannel(scope.channel), ...equal("locale", scope.locale)]
		: [sql`channel = ''`];
	return sql.join([...inDays(scope), ...ofGuide(scope), ...part], sql` and `);
}

/** Likewise of durations, which also have the sum over all guides (`guide` ''). */
export function inDurations(scope: Scope, by: Group): SQL {
	const whole = scope.guide === undefined && by !== "guide" && by !== "version" && !needsParts(scope, by);
	return sql`${inSums(whole ? { ...scope, guide: "", version: undefined } : scope, by)} and ${whole ? sql`true` : sql`guide <> ''`}`;
}
