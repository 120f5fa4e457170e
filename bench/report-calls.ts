import { sql } from "drizzle-orm";
import type { Database, Transaction } from "../packages/server/src/platform/db/types.ts";

const batch = 50_000;

const digits = { line: "1", assistant: "2", campaign: "3" };
/** Of the n-th line, assistant or campaign. */
export const id = (kind: keyof typeof digits, n: number): string =>
	`00000000-0000-7000-8000-${digits[kind]}${String(n).padStart(11, "0")}`;

const idOf = (kind: keyof typeof digits, n: ReturnType<typeof sql>) =>
	sql`('00000000-0000-7000-8000-' || ${digits[kind]} || lpad((${n})::text, 11, '0'))::uuid`;

/**
 * 90 days up to now: half are calls out of twelve campaigns on two lines each, a third calls in on eight lines, the others
 * chats; each campaign and line has one of four assistants. Nights are quiet, and people answer better in the evening.
 */
export async function fillCalls(database: Database, calls: number): Promise<void> {
	await database.upkeep(nameThem);
	for (let from = 1; from <= calls; from += batch)
		await database.upkeep((tx) => fillBatch(tx, { from, to: Math.min(calls, from + batch - 1), calls }));
	for (const table of ["conversations", "calls", "campaign_attempts", "turns"])
		await database.query.execute(sql`vacuum analyze ${sql.identifier(table)}`);
}

async function nameThem(db: Transaction): Promise<void> {
	await db.execute(sql`
		insert into campaigns (id, definition, state, created_at)
		select ${idOf("campaign", sql`n`)}, jsonb_build_object('name', 'Campaña ' || n), 'running', now() from generate_series(0, 11) n`);
	await db.execute(sql`
		insert into assistants (id, revision, draft, created_at, updated_at)
		select ${idOf("assistant", sql`n`)}, 1, jsonb_build_object('name', 'Asistente ' || n), now(), now() from generate_series(0, 3) n`);
}

type Batch = { from: number; to: number; calls: number };

async function fillBatch(db: Transaction, { from, to, calls }: Batch): Promise<void> {
	await db.execute(sql`create temp table made on commit drop as
			select n, call_id, conversation_id, at, kind, hour, campaign,
				case when kind = 'out' then 2 * (campaign % 4) + n % 2 else line end as line,
				case when kind = 'out' then campaign else line end % 4 as assistant,
				kind <> 'out' or luck < (case when hour >= 18 then 0.31 when hour < 12 then 0.12 else 0.2 end) + 0.02 * (campaign % 3) as began,
				luck < 0.03 as machine,
				(array['resolved', 'resolved', 'resolved', 'informed', 'unresolved', 'transferred', 'abandoned'])[1 + floor(other * 7)] as outcome
			from (
				select n, at, luck, other,
					extract(hour from at at time zone 'America/Argentina/Buenos_Aires')::int as hour,
					case when choice < 0.5 then 'out' when choice < 0.83 then 'in' else 'chat' end as kind,
					floor(power(random(), 2) * 12)::int as campaign,
					floor(power(random(), 2) * 8)::int as line,
					(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n || 'c'), 1, 19))::uuid as call_id,
					(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n || 'v'), 1, 19))::uuid as conversation_id
				from (
					select n, random() as luck, random() as other, random() as choice,
						date_trunc('day', now()) - interval '1 day' * floor(90 * (1 - n::float8 / ${calls}::float8))
							+ interval '1 hour' * (11.5 + 11 * (random() + random()) / 2) as at
					from generate_series(${from}::int, ${to}::int) n
				) drawn
				where at < now()
			) placed`);
	await db.execute(sql`
			insert into conversations (id, channel, status, assistant_id, label, locale, node_id, started_at, ended_at, duration_ms,
				end_reason, outcome, sentiment, cost_micros)
			select conversation_id, case when kind = 'chat' then (array['web', 'whatsapp'])[1 + n % 2] else 'voice' end, 'ended',
				${idOf("assistant", sql`assistant`)}, '', 'es-AR', '', at, at + interval '2 minutes', 5000 + exp(9 + 3 * random()),
				'contact-hung-up', outcome, random() * 2 - 1, 20000 * random()
			from made where began`);
	await db.execute(sql`
			insert into calls (id, conversation_id, carrier, assistant_id, label, state, created_at, started_at, ended_at, direction,
				line_id, carrier_call_id, ordered_at, answerer, outcome)
			select call_id, conversation_id, 'twilio', ${idOf("assistant", sql`assistant`)}, '', 'ended', at,
				case when began then at end, at, case kind when 'out' then 'outbound' else 'inbound' end, ${idOf("line", sql`line`)},
				'CA' || call_id, case when kind = 'out' then at end, case when machine then 'machine' end,
				case when not began then 'no-answer' end
			from made where kind <> 'chat'`);
	await db.execute(sql`
			insert into campaign_attempts (id, campaign_id, contact_id, phone, decided_at, state, call_id, local_weekday, local_hour)
			select call_id, ${idOf("campaign", sql`campaign`)}, call_id, '', at, 'closed', call_id,
				extract(isodow from at at time zone 'America/Argentina/Buenos_Aires'), hour
			from made where kind = 'out'`);
	await db.execute(sql`
			insert into turns (conversation_id, number, id, who, generated, heard, interrupted, start_ms, end_ms, latency, response_ms, providers)
			select conversation_id, t, conversation_id, 'assistant', '', '', false, 0, 1, '{}', 300 + exp(5 + 2 * random()), '{}'
			from made, generate_series(1, 3) t where began`);
}
