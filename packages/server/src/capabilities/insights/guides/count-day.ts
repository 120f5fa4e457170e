import { sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";

const hourMs = 3_600_000;
/** A session's id is given when it is stored, which is when it began or shortly after. */
const marginMs = 6 * hourMs;

/** `2026-03-01`, in UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The smallest UUIDv7 of that millisecond: ids of sessions are in the order in which they began. */
export const firstIdAt = (ms: number): string => {
	const hex = Math.max(0, ms).toString(16).padStart(12, "0");
	return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
};

/** The days from `oldest` to `newest` on which sessions began. */
export async function daysWithSessions(db: Queryable, oldest: string, newest: string): Promise<string[]> {
	const { rows } = await db.execute<{ day: string }>(sql`
		select distinct day::text as day from insights_guide_sessions
		where id >= ${firstIdAt(Date.parse(oldest) - marginMs)}::uuid
			and day >= ${oldest}::date and day <= ${newest}::date
		order by day`);
	return rows.map(({ day }) => day);
}

/** That day's rows that are no sums yet. */
const partsOf = (day: string) => sql`day = ${day}::date and channel <> '' and locale <> ''`;

/**
 * Counts one day's paths and durations again. Reads only ids that were given about that day, so that neither table
 * is read as a whole.
 */
export async function countDay(tx: Transaction, day: string): Promise<void> {
	const start = Date.parse(day);
	const from = sql`${firstIdAt(start - marginMs)}::uuid`;
	const to = sql`${firstIdAt(start + 24 * hourMs + marginMs)}::uuid`;
	const sessions = sql`
		select id, guide, version, channel, locale, status, resolved, seconds, node_guide, node, steps
		from insights_guide_sessions where id >= ${from} and id < ${to} and day = ${day}::date`;
	for (const table of ["insights_steps", "insights_durations", "insights_edges"])
		await tx.execute(sql`delete from ${sql.identifier(table)} where day = ${day}::date`);

	await tx.execute(sql`
		with sessions as materialized (${sessions}),
		visited as (
			select p.session_id, p.node_guide, p.node,
				bool_or(kind = 'step') as is_step,
				min(ordinal) as ordinal,
				count(*) filter (where outcome <> 'known') as visits,
				count(*) filter (where outcome = 'worked') as worked,
				count(*) filter (where outcome = 'failed') as failed,
				count(*) filter (where outcome = 'skipped') as skipped,
				count(*) filter (where outcome = 'help') as helped,
				count(*) filter (where outcome in ('worked', 'failed', 'skipped', 'answered')) as answered,
				coalesce(sum(p.seconds) filter (where outcome in ('worked', 'failed', 'skipped', 'answered')), 0) as seconds
			from insights_guide_steps p join sessions on sessions.id = p.session_id
			where p.session_id >= ${from} and p.session_id < ${to}
			group by p.session_id, p.node_guide, p.node
		),
		reached as (
			select s.id, s.guide, s.version, s.channel, s.locale, v.node_guide, v.node, v.is_step, v.ordinal, v.visits,
				v.worked, v.failed, v.skipped, v.helped, v.answered, v.seconds,
				s.node = v.node and s.node_guide = v.node_guide as there, s.status
			from visited v join sessions s on s.id = v.session_id
			union all
			select s.id, s.guide, s.version, s.channel, s.locale, s.node_guide, s.node, false, s.steps + 1, 0, 0, 0, 0, 0, 0, 0, true, s.status
			from sessions s
			where s.node is not null and not exists (
				select 1 from insights_guide_steps p
				where p.session_id = s.id and p.node_guide = s.node_guide and p.node = s.node)
		)
		insert into insights_steps
		select ${day}::date, guide, version, channel, locale, node_guide, node,
			count(*),
			count(*) filter (where there and status = 'abandoned'),
			count(*) filter (where there and status in ('escalated', 'needs_escalation')),
			sum(visits), sum(worked), sum(failed), sum(skipped), sum(helped), sum(answered), sum(seconds),
			sum(ordinal), bool_or(is_step)
		from reached group by guide, version, channel, locale, node_guide, node`);
	await tx.execute(sql`
		insert into insights_steps
		select day, guide, version, '', coalesce(locale, ''), node_guide, node, sum(sessions), sum(abandoned), sum(escalated), sum(visits),
			sum(worked), sum(failed), sum(skipped), sum(helped), sum(answered), sum(seconds), sum(ordinals), bool_or(is_step)
		from insights_steps where ${partsOf(day)} and channel <> 'simulator'
		group by day, guide, version, node_guide, node, grouping sets ((), (locale))`);
	await tx.execute(sql`
		insert into insights_steps
		select day, guide, version, channel, '', node_guide, node, sum(sessions), sum(abandoned), sum(escalated), sum(visits),
			sum(worked), sum(failed), sum(skipped), sum(helped), sum(answered), sum(seconds), sum(ordinals), bool_or(is_step)
		from insights_steps where ${partsOf(day)} group by day, guide, version, channel, node_guide, node`);

	await tx.execute(sql`
		insert into insights_durations
		select ${day}::date, guide, version, channel, locale, floor(ln(greatest(seconds, 1)) / ln(1.2))::smallint, count(*)
		from (${sessions}) s where resolved and seconds is not null group by 2, 3, 4, 5, 6`);
	await tx.execute(sql`
		insert into insights_durations
		select day, guide, version, '', coalesce(locale, ''), bucket, sum(sessions)
		from insights_durations where ${partsOf(day)} and channel <> 'simulator'
		group by day, guide, version, bucket, grouping sets ((), (locale))`);
	await tx.execute(sql`
		insert into insights_durations
		select day, guide, version, channel, '', bucket, sum(sessions)
		from insights_durations where ${partsOf(day)} group by day, guide, version, channel, bucket`);
	await tx.execute(sql`
		insert into insights_durations
		select day, '', 0, channel, locale, bucket, sum(sessions)
		from insights_durations where day = ${day}::date group by day, channel, locale, bucket`);

	await tx.execute(sql`
		insert into insights_edges
		select ${day}::date, p.node_guide, p.node_version, p.node, p.next_node, p.outcome, count(*)
		from insights_guide_steps p join (${sessions}) s on s.id = p.session_id
		where p.session_id >= ${from} and p.session_id < ${to} and p.next_node is not null and p.outcome <> 'back'
			and s.channel <> 'simulator'
		group by 2, 3, 4, 5, 6`);
}
