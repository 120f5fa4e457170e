/**
 * The reports of calls and chats with a million of them on a real PostgreSQL: how long it takes to count them, and each
 * question that the page asks. Usage: TEST_DATABASE_URL=postgresql://… node bench/reports.ts [--json] [--calls=10000,1000000]
 */
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform } from "../packages/server/src/app/testing.ts";
import { createContacts } from "../packages/server/src/capabilities/contacts/index.ts";
import { createConversations } from "../packages/server/src/capabilities/conversations/index.ts";
import { analysisByRules } from "../packages/server/src/capabilities/conversations/testing.ts";
import { createGuides } from "../packages/server/src/capabilities/guides/index.ts";
import { createInsights } from "../packages/server/src/capabilities/insights/index.ts";
import { choices } from "../packages/server/src/capabilities/insights/reports/names.ts";
import { recommendations } from "../packages/server/src/capabilities/insights/reports/recommend.ts";
import { heatMap, report } from "../packages/server/src/capabilities/insights/reports/report.ts";
import { type Scope, scopeOf } from "../packages/server/src/capabilities/insights/reports/scope.ts";
import { readTables, testDependencies } from "../packages/server/src/capabilities/insights/testing.ts";
import type { Queryable } from "../packages/server/src/platform/db/types.ts";
import { below, type Figure, percentile, printFigures, seen } from "./figures.ts";
import { askAll, timed } from "./queries.ts";
import { fillCalls, id } from "./report-calls.ts";

const given = process.argv.find((argument) => argument.startsWith("--calls="))?.slice("--calls=".length);
const sizes = (given ?? "10000,1000000").split(",").map(Number);
const repeats = 20;
const goalMs = 150;
/** Where `select 1` takes longer, the machine is at something else. */
const busyMs = 5;
const timeZone = "America/Argentina/Buenos_Aires";

const now = Date.now();
const scope = (days: number, rest: Partial<Scope> = {}): Scope => ({
	...scopeOf({ days }, null, { timeZone, now }),
	...rest,
});
const asked: Record<string, (db: Queryable) => Promise<unknown>> = {
	"by day, 30 days": (db) => report(db, scope(30), "day", "USD"),
	"by day, 90 days": (db) => report(db, scope(90), "day", "USD"),
	"by hour, 90 days": (db) => report(db, scope(90), "hour", "USD"),
	"by line, 90 days": (db) => report(db, scope(90), "line", "USD"),
	"by campaign, 90 days": (db) => report(db, scope(90), "campaign", "USD"),
	"by outcome, 90 days": (db) => report(db, scope(90), "outcome", "USD"),
	"by day, one campaign, 90 days": (db) => report(db, scope(90, { campaign: id("campaign", 1) }), "day", "USD"),
	"heat map, 90 days": (db) => heatMap(db, scope(90)),
	"heat map, one campaign, 90 days": (db) => heatMap(db, scope(90, { campaign: id("campaign", 1) })),
	"recommendations, 90 days": (db) => recommendations(db, scope(90)),
	"choices of the filters": (db) => choices(db),
};

type Measured = {
	calls: number;
	firstMs: number;
	todayMs: number;
	rows: Record<string, number>;
	queries: Map<string, number[]>;
	bare: number[];
};

async function measure(test: TestPlatform, calls: number): Promise<Measured> {
	const { db } = test.platform;
	const contacts = createContacts(test.platform);
	const conversations = createConversations(test.platform, { contacts, analysis: analysisByRules });
	const insights = createInsights(test.platform, testDependencies).capability;
	const job = insights.jobs?.find(({ name }) => name === "insights.count-reports");
	if (!job) throw new Error("no job");
	await test.start([
		contacts.capability,
		conversations.capability,
		createGuides(test.platform).capability,
		...readTables,
		insights,
	]);
	await fillCalls(db, calls);
	const count = () => job.run({}, { signal: new AbortController().signal, attempt: 1 });
	const firstMs = await timed(count);
	await db.query.execute(sql`
		update insights_report_counts set changed = true, counted_at = null
		where day = (select max(day) - 1 from insights_report_counts)`);
	const todayMs = await timed(count);
	const rows: Record<string, number> = {};
	for (const table of ["days", "hours", "classes"]) {
		const name = sql.identifier(`insights_report_${table}`);
		await db.query.execute(sql`vacuum analyze ${name}`);
		const found = await db.query.execute<{ count: number }>(sql`select count(*)::int as count from ${name}`);
		rows[table] = found.rows[0]?.count ?? 0;
	}
	const { queries, bare } = await askAll(db.query, asked, repeats);
	return { calls, firstMs, todayMs, rows, queries, bare };
}

const measured: Measured[] = [];
for (const calls of sizes) {
	const test = await createTestPlatform({
		database: "postgresql",
		environment: { DATABASE_STATEMENT_TIMEOUT_MS: "3600000", TIME_ZONE: timeZone },
	});
	try {
		measured.push(await measure(test, calls));
	} finally {
		await test.stop();
	}
}

const lines: Figure[] = measured.flatMap(({ calls, firstMs, todayMs, queries, bare }) => [
	seen(`${calls} calls: first count of everything`, firstMs / 1000, "s"),
	seen(`${calls} calls: one day counted anew`, todayMs / 1000, "s"),
	seen(`${calls} calls: select 1, p95`, percentile(bare, 0.95), "ms"),
	...[...queries].map(([name, times]) => below(`${calls} calls: ${name}, p95`, percentile(times, 0.95), "ms", goalMs)),
]);
printFigures("reports", lines, {
	valid: measured.every(({ bare }) => percentile(bare, 0.95) < busyMs),
	calls: sizes,
	rows: measured.map(({ rows }) => rows),
	repeats,
	medians: Object.fromEntries(
		measured.map(({ calls, queries }) => [
			calls,
			Object.fromEntries([...queries].map(([name, times]) => [name, Number(percentile(times, 0.5).toFixed(1))])),
		]),
	),
});
