import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";

/** What is refreshed on its own; `paths` are the tables that are counted day by day. */
export const views = ["daily", "problems", "feedback", "comments", "paths"] as const;
export type View = (typeof views)[number];

export type Freshness = { view: View; refreshedAt: Date; failedAt: Date | null; error: string | null };

type Row = { view: View; refreshed_at: string | Date; failed_at: string | Date | null; error: string | null };

/** How old each view is, and what failed since. */
export async function freshness(db: Queryable): Promise<Freshness[]> {
	const { rows } = await db.execute<Row>(sql`select view, refreshed_at, failed_at, error from insights_refreshes`);
	return rows.map((row) => ({
		view: row.view,
		refreshedAt: new Date(row.refreshed_at),
		failedAt: row.failed_at === null ? null : new Date(row.failed_at),
		error: row.error,
	}));
}

export async function noteRefreshed(db: Queryable, view: View, at: Date, durationMs: number): Promise<void> {
	await db.execute(sql`
		update insights_refreshes
		set refreshed_at = ${at.toISOString()}, duration_ms = ${Math.round(durationMs)}, failed_at = null, error = null
		where view = ${view}`);
}

export async function noteFailed(db: Queryable, view: View, at: Date, error: string): Promise<void> {
	await db.execute(sql`
		update insights_refreshes set failed_at = ${at.toISOString()}, error = ${error.slice(0, 500)} where view = ${view}`);
}
