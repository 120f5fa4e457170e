import type { GuideRealtime } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { firstIdAt } from "./count-day.ts";

const dayMs = 86_400_000;

/** Counted as it is now, without the simulator: few rows are open, and ids tell which are of the last 24 hours. */
export async function realtime(db: Queryable, now: number): Promise<GuideRealtime> {
	const { rows } = await db.execute<{
		under_way: number;
		need_person: number;
		started: number;
		resolved: number;
		escalated: number;
		abandoned: number;
	}>(sql`
		select now.*, last_day.* from (
			select (count(*) filter (where status <> 'needs_escalation'))::int as under_way,
				(count(*) filter (where status = 'needs_escalation'))::int as need_person
			from insights_guide_sessions
			where status in ('started', 'in_progress', 'needs_escalation') and channel <> 'simulator'
		) now, (
			select count(*)::int as started,
				(count(*) filter (where resolved))::int as resolved,
				(count(*) filter (where status in ('escalated', 'needs_escalation')))::int as escalated,
				(count(*) filter (where status = 'abandoned'))::int as abandoned
			from insights_guide_sessions
			where id >= ${firstIdAt(now - dayMs)}::uuid and channel <> 'simulator'
		) last_day`);
	const [row] = rows;
	return {
		at: new Date(now).toISOString(),
		underWay: row?.under_way ?? 0,
		needPerson: row?.need_person ?? 0,
		lastDay: {
			started: row?.started ?? 0,
			resolved: row?.resolved ?? 0,
			escalated: row?.escalated ?? 0,
			abandoned: row?.abandoned ?? 0,
		},
	};
}
