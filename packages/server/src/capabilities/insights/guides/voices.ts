import { type GuideAnalytics, SessionChannel } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { inScope, type Scope } from "./scope.ts";

const mostProblems = 15;
const mostComments = 30;

/** What people say that they need; `shown` has the last word on their texts. */
export async function topProblems(
	db: Queryable,
	{ guide }: Scope,
	shown: (text: string) => string,
): Promise<GuideAnalytics["topProblems"]> {
	const { rows } = await db.execute<GuideAnalytics["topProblems"][number]>(sql`
		select guide, problem, sessions, resolved, escalated, abandoned from insights_problems
		where ${guide === undefined ? sql`true` : sql`guide = ${guide}`}
		order by sessions desc, problem limit ${mostProblems}`);
	return rows.map((row) => ({ ...row, problem: shown(row.problem) }));
}

/** How many gave 1, 2, 3, 4 and 5. */
export async function ratingCounts(db: Queryable, scope: Scope): Promise<number[]> {
	const { rows } = await db.execute<{ rating: number; count: number }>(
		sql`select rating, sum(ratings)::float8 as count from insights_feedback where ${inScope(scope)} group by rating`,
	);
	return [1, 2, 3, 4, 5].map((rating) => rows.find((row) => row.rating === rating)?.count ?? 0);
}

type CommentRow = {
	id: string;
	guide: string;
	version: number;
	channel: string;
	rating: number | null;
	comment: string;
	rated_at: string | Date;
};

/** The newest comments; words are read where they are kept, so that what was erased is gone. */
export async function comments(
	db: Queryable,
	scope: Scope,
	shown: (text: string) => string,
): Promise<GuideAnalytics["comments"]> {
	const { rows } = await db.execute<CommentRow>(sql`
		with newest as (
			select id from insights_comments where ${inScope(scope)} order by rated_at desc, id limit ${mostComments}
		)
		select s.id, s.guide, s.version, s.channel, s.rating, s.comment, s.rated_at
		from newest join insights_guide_sessions s using (id)
		where s.comment <> '' order by s.rated_at desc, s.id`);
	return rows.map((row) => ({
		sessionId: row.id,
		guide: row.guide,
		version: row.version,
		channel: SessionChannel.parse(row.channel),
		rating: row.rating,
		comment: shown(row.comment),
		at: new Date(row.rated_at).toISOString(),
	}));
}

/** Versions that a guide's sessions ran in that time, newest first. */
export async function versionsOf(db: Queryable, { guide, from, to }: Scope): Promise<number[]> {
	if (guide === undefined) return [];
	const { rows } = await db.execute<{ version: number }>(sql`
		select distinct version from insights_daily
		where guide = ${guide} and day >= ${from}::date and day <= ${to}::date order by version desc limit 100`);
	return rows.map(({ version }) => version);
}
