import { type SQL, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { firstIdAt } from "../guides/count-day.ts";
import { type Measure, measures, none } from "./columns.ts";

const dayMs = 86_400_000;
/** A call's id is given when it is stored; zones are at most 14 hours off UTC. */
const marginMs = dayMs;

const startOf = (day: SQL, zone: string) => sql`(${day}::timestamp at time zone ${zone})`;

/** Each call and chat that began on a day, with what is counted of it. A call that was never dialled is none. */
function factsOf(day: string, zone: string): SQL {
	const from = startOf(sql`${day}::date`, zone);
	const to = startOf(sql`(${day}::date + 1)`, zone);
	const firstId = firstIdAt(Date.parse(day) - marginMs);
	const endId = firstIdAt(Date.parse(day) + dayMs + marginMs);
	const nobody = sql`${none}::uuid`;
	return sql`
		calls_of_day as materialized (
			select *, direction = 'outbound' and ordered_at is not null and (carrier_call_id is not null or outcome is not null) as dialled
			from insights_calls
			where id >= ${firstId}::uuid and id < ${endId}::uuid and created_at >= ${from} and created_at < ${to}
		),
		found as (
			select c.conversation_id as id, c.created_at as at,
				case when c.carrier = 'browser' then 'simulator' else 'voice' end as channel, c.direction,
				c.line_id as line, coalesce(v.assistant_id, c.assistant_id) as assistant, a.campaign_id as campaign,
				a.local_weekday, a.local_hour, c.dialled, c.started_at is not null as began,
				coalesce(c.answerer, '') not in ('machine', 'fax') as person,
				c.direction = 'inbound' and c.carrier <> 'browser' as offered,
				v.id is not null as talked, v.status, v.duration_ms, v.end_reason, v.outcome, v.sentiment,
				coalesce(v.cost_micros, c.carrier_cost_micros) as cost_micros
			from calls_of_day c
			left join insights_conversation_facts v on v.id = c.conversation_id
			left join insights_attempts a on a.call_id = c.id
			where v.id is not null or c.dialled or (c.direction = 'inbound' and c.carrier <> 'browser')
			union all
			select v.id, v.started_at, v.channel, 'inbound', null, v.assistant_id, null, null, null, false, false, false, false,
				true, v.status, v.duration_ms, v.end_reason, v.outcome, v.sentiment, v.cost_micros
			from insights_conversation_facts v
			where v.started_at >= ${from} and v.started_at < ${to}
				and not exists (select 1 from insights_calls c where c.conversation_id = v.id)
		),
		facts as materialized (
			select id, channel, direction, coalesce(line, ${nobody}) as line, coalesce(assistant, ${nobody}) as assistant,
				coalesce(campaign, ${nobody}) as campaign,
				coalesce(local_weekday, extract(isodow from at at time zone ${zone}))::smallint as weekday,
				coalesce(local_hour, extract(hour from at at time zone ${zone}))::smallint as hour,
				case when not talked then 'unanswered' when status = 'ended' and outcome is not null then outcome else 'open' end as outcome,
				dialled, dialled and began and person as answered, offered, offered and began as taken, talked,
				talked and status = 'ended' as ended,
				outcome is distinct from 'transferred' and end_reason is distinct from 'transferred' as contained,
				outcome is not null as analysed, sentiment, duration_ms, cost_micros
			from found
		),
		responses as materialized (
			select f.id, r.response_ms from facts f join insights_responses r on r.conversation_id = f.id
		)`;
}

const times = (condition: SQL) => sql`count(*) filter (where ${condition})`;
const total = (value: SQL, condition: SQL) => sql`coalesce(sum(${value}) filter (where ${condition}), 0)`;

/** What each column sums up, over facts `f` and their responses `r`. */
const sumOf: Readonly<Record<Measure, SQL>> = {
	contacts: sql`count(*)`,
	conversations: times(sql`f.talked`),
	dialled: times(sql`f.dialled`),
	answered: times(sql`f.answered`),
	offered: times(sql`f.offered`),
	taken: times(sql`f.taken`),
	ended: times(sql`f.ended`),
	contained: times(sql`f.ended and f.contained`),
	transferred: times(sql`f.ended and not f.contained`),
	analysed: times(sql`f.ended and f.analysed`),
	resolved: times(sql`f.ended and f.outcome = 'resolved'`),
	sentiment: total(sql`f.sentiment::float8`, sql`f.sentiment is not null`),
	sentiments: times(sql`f.sentiment is not null`),
	response_ms: total(sql`r.ms`, sql`true`),
	responses: total(sql`r.count`, sql`true`),
	handled_ms: total(sql`f.duration_ms`, sql`f.ended`),
	handled: times(sql`f.ended and f.duration_ms is not null`),
	cost_micros: total(sql`f.cost_micros`, sql`true`),
	costed: times(sql`f.cost_micros is not null`),
};

const sums = sql.join(
	measures.map((name) => sql`${sumOf[name]} as ${sql.identifier(name)}`),
	sql`, `,
);
const classOf = (ms: SQL) => sql`floor(ln(greatest(${ms}, 1)) / ln(1.2))::smallint`;

/** All of them, said so that the index on them and the day is used. */
const sizesOf = {
	days: sql`fine = any('{true,false}')`,
	hours: sql`fine = any('{true,false}')`,
	classes: sql`level = any('{0,1,2,3}')`,
};
const tables = ["days", "hours", "classes"] as const;

/**
 * Counts one day of the company's clock again: one statement, so that all of it is of one moment. It only reads, and what
 * is written afterwards takes a moment: the event feed never passes an open transaction that writes.
 */
export async function countDay(tx: Transaction, day: string, zone: string): Promise<void> {
	const parties = sql`f.line, f.assistant, f.campaign`;
	const whose = sql`f.channel, f.direction, ${parties}`;
	/** Told apart by `more`: with lines, assistants and campaigns, and with all of those in one. */
	const grouped = (more: SQL) => sql`
		group by grouping sets ((${whose}, ${more}), (f.channel, f.direction, ${more})) order by 2`;
	const spoken = sql`facts f left join (
		select id, sum(response_ms) as ms, count(*) as count from responses group by id) r on r.id = f.id`;
	const { rows } = await tx.execute<Record<(typeof tables)[number], string>>(sql`
		with ${factsOf(day, zone)},
		by_day as (
			select ${day}::date as day, grouping(f.line) = 0 as fine, ${whose}, f.outcome, ${sums}
			from ${spoken} ${grouped(sql`f.outcome`)}
		),
		by_hour as (
			select ${day}::date as day, grouping(f.line) = 0 as fine, ${whose}, f.weekday, f.hour, ${sums}
			from ${spoken} ${grouped(sql`f.weekday, f.hour`)}
		),
		times as (
			select f.channel, f.direction, ${parties}, f.outcome, f.hour, 'response' as measure, ${classOf(sql`r.response_ms`)} as bucket
			from responses r join facts f on f.id = r.id
			union all
			select f.channel, f.direction, ${parties}, f.outcome, f.hour, 'handling', ${classOf(sql`f.duration_ms`)}
			from facts f where f.ended and f.duration_ms is not null
		),
		by_class as (
			select ${day}::date as day,
				case when grouping(f.line) = 0 then 1 when grouping(f.outcome) = 0 then 2 when grouping(f.hour) = 0 then 3 else 0 end as level,
				${whose}, f.outcome, f.hour, f.measure, f.bucket, count(*) as count
			from times f
			group by grouping sets (
				(f.channel, f.direction, f.measure, f.bucket),
				(${whose}, f.measure, f.bucket),
				(f.channel, f.direction, f.outcome, f.measure, f.bucket),
				(f.channel, f.direction, f.hour, f.measure, f.bucket)
			)
			order by 2
		)
		select coalesce((select json_agg(d) from by_day d), '[]')::text as days,
			coalesce((select json_agg(h) from by_hour h), '[]')::text as hours,
			coalesce((select json_agg(c) from by_class c), '[]')::text as classes`);
	const [found] = rows;
	if (!found) throw new Error("no counts");
	for (const table of tables) {
		const name = sql.identifier(`insights_report_${table}`);
		await tx.execute(sql`delete from ${name} where ${sizesOf[table]} and day = ${day}::date`);
		await tx.execute(sql`
			insert into ${name} select * from json_populate_recordset(null::${name}, ${found[table]}::json)`);
	}
}

/** All days on which something began, by that clock. */
export async function daysWithFacts(db: Queryable, zone: string): Promise<string[]> {
	const { rows } = await db.execute<{ day: string }>(sql`
		select distinct (at at time zone ${zone})::date::text as day from (
			select created_at as at from insights_calls union all select started_at from insights_conversation_facts
		) began order by day`);
	return rows.map(({ day }) => day);
}
