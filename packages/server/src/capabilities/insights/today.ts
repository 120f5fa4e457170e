import { Outcome, type Today } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import type { Day } from "./time-zone.ts";

type Totals = {
	conversations: number;
	average_duration: number | null;
	average_sentiment: number | null;
	containment: number | null;
	cost: number | null;
	live: number;
	yesterday: number;
};

/** The day at a glance, of conversations that began in it. */
export async function today(db: Queryable, day: Day, timeZone: string): Promise<Today> {
	const span = (from: Date, to: Date) =>
		sql`started_at >= ${from.toISOString()}::timestamptz and started_at <= ${to.toISOString()}::timestamptz`;
	const inDay = span(day.start, day.now);

	const totals = await db.execute<Totals>(sql`
		select count(*)::int as conversations,
			avg(duration_ms) filter (where status = 'ended')::float8 as average_duration,
			avg(sentiment)::float8 as average_sentiment,
			(avg((outcome is distinct from 'transferred' and end_reason is distinct from 'transferred')::int)
				filter (where status = 'ended'))::float8 as containment,
			sum(cost_micros)::float8 as cost,
			(select count(*)::int from insights_conversations where status = 'live') as live,
			(select count(*)::int from insights_conversations where ${span(day.yesterdayStart, day.yesterdayNow)}) as yesterday
		from insights_conversations where ${inDay}`);
	const latency = await db.execute<{
		p50: number | null;
		p95: number | null;
		p99: number | null;
		mean: number | null;
	}>(sql`
		select percentile_cont(0.5) within group (order by response_ms) as p50,
			percentile_cont(0.95) within group (order by response_ms) as p95,
			percentile_cont(0.99) within group (order by response_ms) as p99,
			avg(response_ms)::float8 as mean
		from insights_conversations join insights_responses on conversation_id = id where ${inDay}`);
	const outcomes = await db.execute<{ outcome: string; count: number }>(sql`
		select outcome, count(*)::int as count from insights_conversations
		where ${inDay} and outcome is not null group by outcome order by count desc, outcome`);
	const hours = await db.execute<{ hour: number; count: number }>(sql`
		select extract(hour from started_at at time zone ${timeZone})::int as hour, count(*)::int as count
		from insights_conversations where ${inDay} group by 1`);

	const [total] = totals.rows;
	const [response] = latency.rows;
	const perHour = new Map(hours.rows.map((row) => [row.hour, row.count]));
	return {
		conversations: total?.conversations ?? 0,
		live: total?.live ?? 0,
		conversationsYesterday: total?.yesterday ?? 0,
		averageDurationMs: total?.average_duration ?? null,
		latencyP50Ms: response?.p50 ?? null,
		latencyP95Ms: response?.p95 ?? null,
		latencyP99Ms: response?.p99 ?? null,
		latencyMeanMs: response?.mean ?? null,
		averageSentiment: total?.average_sentiment ?? null,
		containment: total?.containment ?? null,
		outcomes: outcomes.rows.map((row) => ({ outcome: Outcome.parse(row.outcome), count: row.count })),
		byHour: Array.from({ length: 24 }, (_, hour) => perHour.get(hour) ?? 0),
		costMicros: total?.cost ?? null,
	};
}
