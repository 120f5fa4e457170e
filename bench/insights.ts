/**
 * The figures of guides with many sessions on a real PostgreSQL: how long they take to refresh, and each of their queries.
 * Usage: TEST_DATABASE_URL=postgresql://… node bench/insights.ts [--json] [--sessions=10000,1000000]
 */
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform } from "../packages/server/src/app/testing.ts";
import { createContacts } from "../packages/server/src/capabilities/contacts/index.ts";
import { createConversations } from "../packages/server/src/capabilities/conversations/index.ts";
import { analysisByRules } from "../packages/server/src/capabilities/conversations/testing.ts";
import { createGuides } from "../packages/server/src/capabilities/guides/index.ts";
import { dayOf } from "../packages/server/src/capabilities/insights/guides/count-day.ts";
import { figures } from "../packages/server/src/capabilities/insights/guides/figures.ts";
import { realtime } from "../packages/server/src/capabilities/insights/guides/realtime.ts";
import { report } from "../packages/server/src/capabilities/insights/guides/report.ts";
import type { Scope } from "../packages/server/src/capabilities/insights/guides/scope.ts";
import { edges, funnel, worstSteps } from "../packages/server/src/capabilities/insights/guides/steps.ts";
import { comments, topProblems } from "../packages/server/src/capabilities/insights/guides/voices.ts";
import { createInsights } from "../packages/server/src/capabilities/insights/index.ts";
import { readTables, testDependencies } from "../packages/server/src/capabilities/insights/testing.ts";
import type { Queryable } from "../packages/server/src/platform/db/types.ts";
import { below, type Figure, percentile, printFigures, seen } from "./figures.ts";
import { askAll, timed } from "./queries.ts";

const given = process.argv.find((argument) => argument.startsWith("--sessions="))?.slice("--sessions=".length);
const sizes = (given ?? "10000,1000000").split(",").map(Number);
const stepsPerSession = 10;
const repeats = 15;
const goalMs = 150;
/** Where `select 1` takes longer, the machine is at something else. */
const busyMs = 5;
/** Sessions of one `insert`. */
const batch = 50_000;
const dayMs = 86_400_000;

/** Twenty guides of which few are used much, two versions each, five channels, three languages, 90 days. */
async function fill(db: Queryable, sessions: number): Promise<void> {
	for (let from = 1; from <= sessions; from += batch) {
		const to = Math.min(sessions, from + batch - 1);
		await db.execute(sql`
			insert into guide_sessions (id, guide, version, channel, locale, status, resolution, steps, node_guide, node, problem,
				started_at, active_at, ended_at, rating, helpful, comment, rated_at)
			select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || substr(md5(n::text), 1, 20))::uuid,
				guide, case when age > 40 or luck < 0.2 then 1 else 2 end,
				(array['web', 'voice', 'whatsapp', 'page', 'api'])[1 + floor(power(random(), 1.6) * 5)],
				(array['es-AR', 'es-419', 'en-US'])[1 + floor(power(random(), 2) * 3)],
				status, case when status = 'resolved' then case when luck < 0.4 then 'confirmed' else 'assumed' end end,
				${stepsPerSession}, guide, case when status = 'resolved' then null else 'node-' || 1 + floor(random() * 10) end,
				'no funciona el ' || floor(power(random(), 3) * 3000),
				at, at, at + interval '1 second' * exp(3.5 + 3 * random()),
				case when random() < 0.15 then 1 + floor(power(random(), 0.5) * 5) end, random() < 0.7,
				case when random() < 0.03 then 'comentario ' || n end, at
			from (
				select n, random() as luck, now() - interval '90 days' * (1 - n::float8 / ${sessions}::float8) as at,
					90 * (1 - n::float8 / ${sessions}::float8) as age,
					'guide-' || floor(power(random(), 2) * 20) as guide,
					(array['resolved', 'resolved', 'resolved', 'resolved', 'resolved', 'resolved', 'escalated', 'escalated', 'abandoned', 'abandoned'])
						[1 + floor(random() * 10)] as status
				from generate_series(${from}::int, ${to}::int) n
			) made`);
	}
	const { rows } = await db.execute<{ id: string }>(sql`
		select id from (select id, row_number() over (order by id) as place from guide_sessions) placed
		where place % ${batch} = 0 order by id`);
	const bounds = [null, ...rows.map(({ id }) => id), null];
	for (let index = 0; index + 1 < bounds.length; index++) {
		const after = bounds[index] ?? "00000000-0000-0000-0000-000000000000";
		const upTo = bounds[index + 1] ?? "ffffffff-ffff-ffff-ffff-ffffffffffff";
		await db.execute(sql`
			insert into guide_session_steps (session_id, ordinal, guide, version, node, kind, outcome, next_node, seconds, at)
			select id, n, guide, version, 'node-' || n, 'step',
				(array['worked', 'worked', 'worked', 'failed', 'help', 'skipped'])[1 + floor(random() * 6)],
				'node-' || n + 1 + floor(random() * 2), 20 * random(), started_at
			from guide_sessions, generate_series(1, ${stepsPerSession}) n
			where id > ${after}::uuid and id <= ${upTo}::uuid order by id, n`);
	}
	await db.execute(sql`vacuum analyze guide_sessions`);
	await db.execute(sql`vacuum analyze guide_session_steps`);
}

type Measured = {
	sessions: number;
	firstMs: number;
	againMs: number;
	heldMs: number;
	queries: Map<string, number[]>;
	/** `select 1`, beside them: what the machine itself takes. */
	bare: number[];
};

const asIs = (text: string) => text;
const now = Date.now();
const scope = (days: number, rest: Partial<Scope> = {}): Scope => ({
	from: dayOf(now - (days - 1) * dayMs),
	to: dayOf(now),
	groupBy: "day",
	...rest,
});
const asked: Record<string, (db: Queryable) => Promise<unknown>> = {
	"figures by day, 90 days": (db) => figures(db, scope(90), "day"),
	"figures by channel, 90 days": (db) => figures(db, scope(90), "channel"),
	"figures by guide, one channel, 90 days": (db) => figures(db, scope(90, { channel: "web" }), "guide"),
	"funnel of the most used guide, 90 days": (db) => funnel(db, scope(90, { guide: "guide-0" })),
	"the same, one channel and language": (db) =>
		funnel(db, scope(90, { guide: "guide-0", version: 1, channel: "web", locale: "es-AR" })),
	"worst steps of all guides, 90 days": (db) => worstSteps(db, scope(90)),
	"worst steps of all guides, one channel, 90 days": (db) => worstSteps(db, scope(90, { channel: "web" })),
	"top problems": (db) => topProblems(db, scope(30), asIs),
	"newest comments, 90 days": (db) => comments(db, scope(90), asIs),
	"edges of a version": (db) => edges(db, "guide-0", 1),
	"live counters": (db) => realtime(db, now),
};
const whole: Record<string, (db: Queryable) => Promise<unknown>> = {
	"the whole page, all guides, 30 days": (db) => report(db, scope(30), asIs),
	"the whole page, one guide, 30 days": (db) => report(db, scope(30, { guide: "guide-0" }), asIs),
};

async function measure(test: TestPlatform, sessions: number): Promise<Measured> {
	const { db } = test.platform;
	const contacts = createContacts(test.platform);
	const conversations = createConversations(test.platform, { contacts, analysis: analysisByRules });
	const insights = createInsights(test.platform, testDependencies).capability;
	const [job] = insights.jobs ?? [];
	if (!job) throw new Error("no job");
	await test.start([
		contacts.capability,
		conversations.capability,
		createGuides(test.platform).capability,
		...readTables,
		insights,
	]);
	await fill(db.query, sessions);
	const refresh = () => job.run({}, { signal: new AbortController().signal, attempt: 1 });
	const firstMs = await timed(refresh);
	const againMs = await timed(refresh);
	const { rows } = await db.query.execute<{ ms: number }>(
		sql`select max(duration_ms) as ms from insights_refreshes where view <> 'paths'`,
	);
	for (const table of ["steps", "durations", "edges"])
		await db.query.execute(sql`vacuum analyze ${sql.identifier(`insights_${table}`)}`);
	const { queries, bare } = await askAll(db.query, { ...asked, ...whole }, repeats);
	return { sessions, firstMs, againMs, heldMs: rows[0]?.ms ?? Number.NaN, queries, bare };
}

const measured: Measured[] = [];
for (const sessions of sizes) {
	const test = await createTestPlatform({
		database: "postgresql",
		environment: { DATABASE_STATEMENT_TIMEOUT_MS: "3600000" },
	});
	try {
		measured.push(await measure(test, sessions));
	} finally {
		await test.stop();
	}
}

const lines: Figure[] = measured.flatMap(({ sessions, firstMs, againMs, heldMs, queries, bare }) => [
	seen(`${sessions} sessions: first count of everything`, firstMs / 1000, "s"),
	seen(`${sessions} sessions: refresh`, againMs / 1000, "s"),
	seen(`${sessions} sessions: longest that a refresh holds the event feed`, heldMs / 1000, "s"),
	seen(`${sessions} sessions: select 1, p95`, percentile(bare, 0.95), "ms"),
	...[...queries].map(([name, times]) => {
		const value = percentile(times, 0.95);
		const what = `${sessions} sessions: ${name}, p95`;
		return name in whole ? seen(what, value, "ms") : below(what, value, "ms", goalMs);
	}),
]);
printFigures("insights", lines, {
	valid: measured.every(({ bare }) => percentile(bare, 0.95) < busyMs),
	sessions: sizes,
	steps: sizes.map((sessions) => sessions * stepsPerSession),
	repeats,
	medians: Object.fromEntries(
		measured.map(({ sessions, queries }) => [
			sessions,
			Object.fromEntries([...queries].map(([name, times]) => [name, Number(percentile(times, 0.5).toFixed(1))])),
		]),
	),
});
