import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { GuideAnalytics, GuideEdges, GuideRealtime } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { createContacts } from "../../contacts/index.ts";
import { createConversations } from "../../conversations/index.ts";
import { analysisByRules } from "../../conversations/testing.ts";
import { createGuides } from "../../guides/index.ts";
import { createInsights } from "../index.ts";
import { readTables, testDependencies } from "../testing.ts";
import { dayOf } from "./count-day.ts";
import { insertTestSession, type TestSession } from "./testing.ts";

const dayMs = 86_400_000;
const noonOf = (daysAgo: number) => Date.parse(`${dayOf(Date.now() - daysAgo * dayMs)}T12:00:00Z`);

for (const database of testDatabases())
	describe(`figures of guides on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let capability: ReturnType<typeof createInsights>["capability"];

		const add = (session: Omit<TestSession, "at"> & { at?: number }) =>
			insertTestSession(test.platform.db.query, { at: noonOf(2), ...session });
		const refresh = () => {
			const [job] = capability.jobs ?? [];
			if (!job) throw new Error("no job");
			return job.run({}, { signal: new AbortController().signal, attempt: 1 });
		};
		const ask = async (query = "") => {
			const answer = await http.inject({ url: `/api/v1/troubleshooting/analytics${query}` });
			assert.equal(answer.statusCode, 200, answer.body);
			return GuideAnalytics.parse(answer.json());
		};

		before(async () => {
			test = await createTestPlatform({ database });
			const contacts = createContacts(test.platform);
			const conversations = createConversations(test.platform, { contacts, analysis: analysisByRules });
			const guides = createGuides(test.platform);
			({ capability } = createInsights(test.platform, testDependencies));
			await test.start([contacts.capability, conversations.capability, guides.capability, ...readTables, capability]);
			http = await createTestHttp(test.platform, [capability]);
		});
		after(async () => {
			await http?.close();
			await test.stop();
		});

		it("has an answer while there is nothing", async () => {
			const empty = await ask("?guide=no-internet");
			assert.equal(empty.total.sessions, 0);
			assert.equal(empty.total.resolved.share, null);
			assert.deepEqual([empty.groups, empty.funnel, empty.worstSteps, empty.comments], [[], [], [], []]);
			assert.deepEqual(empty.ratings, [0, 0, 0, 0, 0]);
		});

		it("counts what came of sessions, and leaves out openings and trials", async () => {
			const worked = [{ node: "restart", next: "end", seconds: 30 }];
			const stuck = [
				{ node: "restart", next: "cable", outcome: "failed", seconds: 50 },
				{ node: "cable", outcome: "help", seconds: 5 },
				{ node: "cable", next: "restart", outcome: "back", seconds: 5 },
			];
			await add({ path: worked, minutes: 2, rating: 5, helpful: true, comment: "Gracias, soy ana@example.com" });
			await add({ path: worked, minutes: 4, resolution: "assumed", locale: "en-US" });
			await add({ path: worked, returned: true });
			await add({ path: stuck, status: "abandoned", node: "cable", channel: "whatsapp" });
			await add({ path: stuck, status: "escalated", version: 2, rating: 2, helpful: false, at: noonOf(3) });
			await add({ path: worked, version: 2, minutes: 4, at: noonOf(3) });
			await add({ status: "in_progress", node: "restart" });
			await add({ opening: true, guide: "welcome", status: "resolved", resolution: null });
			await add({ path: worked, channel: "simulator" });
			await refresh();

			const all = await ask();
			assert.equal(all.total.sessions, 7);
			assert.equal(all.total.open, 1);
			assert.deepEqual(
				[
					all.total.confirmed,
					all.total.assumed,
					all.total.returned,
					all.total.escalated.count,
					all.total.abandoned.count,
				],
				[2, 1, 1, 1, 1],
			);
			assert.deepEqual([all.total.resolved.count, all.total.resolved.of], [3, 6]);
			assert.ok(Math.abs((all.total.meanMinutes ?? 0) - 10 / 3) < 1e-9);
			assert.ok(Math.abs((all.total.p50Minutes ?? 0) - 4) < 0.8, `p50 ${all.total.p50Minutes}`);
			assert.equal(all.total.rating, 3.5);
			assert.deepEqual(all.ratings, [0, 1, 0, 0, 1]);
			assert.deepEqual(
				all.groups.map(({ key, figures }) => [key, figures.sessions]),
				[
					[dayOf(noonOf(3)), 2],
					[dayOf(noonOf(2)), 5],
				],
			);
			assert.deepEqual(all.funnel, []);
			assert.equal(all.comments.length, 1);
			assert.doesNotMatch(all.comments[0]?.comment ?? "", /ana@example/);
			const median = async (query: string) => Math.round((await ask(query)).total.p50Minutes ?? 0);
			assert.deepEqual(
				[await median("?channel=simulator"), await median("?locale=en-US"), await median("?channel=web&locale=en-US")],
				[4, 4, 4],
			);
			for (const by of ["channel", "locale", "guide", "version", "day"])
				for (const { key, figures } of (await ask(`?groupBy=${by}`)).groups)
					assert.equal(figures.p50Minutes !== null, figures.resolved.count > 0, `${by} ${key}`);
			assert.equal((await ask("?channel=simulator")).total.sessions, 1);
			assert.equal((await ask("?locale=en-US")).total.sessions, 1);
			assert.equal((await ask(`?from=${dayOf(noonOf(2))}`)).total.sessions, 5);
		});

		it("tells where people stop, by version and channel", async () => {
			const first = await ask("?guide=no-internet&version=1&groupBy=channel");
			assert.deepEqual(first.versions, [2, 1]);
			assert.deepEqual(
				first.groups.map(({ key, figures }) => [key, figures.sessions, figures.abandoned.count]),
				[
					["web", 4, 0],
					["whatsapp", 1, 1],
				],
			);
			// The one that waits at its first node has no path yet, and is there all the same.
			assert.deepEqual(
				first.funnel.map(({ node, sessions, dropOff, worked, failed, helped }) => ({
					node,
					sessions,
					dropOff,
					worked,
					failed,
					helped,
				})),
				[
					{ node: "restart", sessions: 5, dropOff: 0, worked: 3, failed: 1, helped: 0 },
					{ node: "cable", sessions: 1, dropOff: 1, worked: 0, failed: 0, helped: 1 },
				],
			);
			assert.equal(first.funnel[0]?.meanSeconds, 35);
			const whatsapp = await ask("?guide=no-internet&channel=whatsapp");
			assert.deepEqual(
				whatsapp.funnel.map(({ node, sessions }) => [node, sessions]),
				[
					["restart", 1],
					["cable", 1],
				],
			);
			const versions = await ask("?guide=no-internet&groupBy=version");
			assert.deepEqual(
				versions.groups.map(({ key, guide, figures }) => [guide, key, figures.resolved.count, figures.resolved.of]),
				[
					["no-internet", "1", 2, 4],
					["no-internet", "2", 1, 2],
				],
			);
			const ways = await http.inject({ url: "/api/v1/troubleshooting/analytics/edges?guide=no-internet&version=1" });
			assert.deepEqual(GuideEdges.parse(ways.json()).edges, [
				{ node: "restart", next: "cable", outcome: "failed", times: 1 },
				{ node: "restart", next: "end", outcome: "worked", times: 3 },
			]);
		});

		it("names problems that three people have, and steps that many are stuck at", async () => {
			for (let count = 0; count < 25; count++)
				await add({
					guide: "no-power",
					status: count < 20 ? "abandoned" : "resolved",
					node: count < 20 ? "socket" : "end",
					problem: count < 4 ? " No  prende. " : count === 5 ? "soy Ana Pérez y no prende" : "",
					path: count < 20 ? [] : [{ node: "socket", next: "end" }],
				});
			await refresh();
			const all = await ask();
			assert.deepEqual(
				all.topProblems.map(({ guide, problem, sessions, abandoned }) => ({ guide, problem, sessions, abandoned })),
				[{ guide: "no-power", problem: "no prende", sessions: 4, abandoned: 4 }],
			);
			assert.deepEqual(
				all.worstSteps.map(({ inGuide, node, sessions, trouble }) => ({ inGuide, node, sessions, trouble })),
				[{ inGuide: "no-power", node: "socket", sessions: 25, trouble: 0.8 }],
			);
		});

		it("forgets a comment when it is erased, before any refresh", async () => {
			await test.platform.db.query.execute(sql`update guide_sessions set comment = null`);
			assert.deepEqual((await ask()).comments, []);
		});

		it("exports its groups", async () => {
			const answer = await http.inject({
				url: "/api/v1/troubleshooting/analytics/export.csv?guide=no-internet&groupBy=version",
			});
			assert.equal(answer.headers["content-type"], "text/csv; charset=utf-8");
			const lines = answer.body.split("\r\n");
			assert.match(lines[0] ?? "", /^\uFEFFguide,version,sessions,/);
			assert.match(lines[1] ?? "", /^no-internet,1,5,1,2,1,1,1,0,1,0\.5,/);
		});

		it("refuses days the wrong way round", async () => {
			const answer = await http.inject({ url: "/api/v1/troubleshooting/analytics?from=2026-03-02&to=2026-03-01" });
			assert.equal(answer.statusCode, 400);
		});

		it("tells what is going on, as it happens", async () => {
			const origin = await http.listen({ port: 0, host: "127.0.0.1" });
			const abort = new AbortController();
			const response = await fetch(`${origin}/api/v1/troubleshooting/realtime`, { signal: abort.signal });
			let text = "";
			try {
				for await (const chunk of response.body ?? []) {
					text += new TextDecoder().decode(chunk);
					if (text.includes("data: ")) break;
				}
			} finally {
				abort.abort();
			}
			const now = GuideRealtime.parse(JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? ""));
			assert.equal(now.underWay, 1);
			assert.equal(now.lastDay.started, 0);
		});

		it("keeps the older figures when a refresh fails, tells of it, and goes on with the others", async () => {
			const { db, metrics } = test.platform;
			const failures = async () =>
				/refresh_failures_total\{view="problems"\} (\d+)/.exec(await metrics.registry.metrics())?.[1];
			assert.equal(await failures(), "0");
			await add({ guide: "slow-wifi" });
			await db.query.execute(sql`alter materialized view insights_problems rename to insights_hidden`);
			await assert.rejects(refresh(), AggregateError);
			await db.query.execute(sql`alter materialized view insights_hidden rename to insights_problems`);
			const old = await ask("?guide=slow-wifi");
			assert.equal(old.freshness.failing, true);
			assert.equal(old.total.sessions, 1);
			assert.equal(await failures(), "1");
			await refresh();
			assert.equal((await ask()).freshness.failing, false);
			const age = /view_age_seconds\{view="problems"\} ([\d.]+)/.exec(await metrics.registry.metrics())?.[1];
			assert.ok(Number(age) < 60, age);
		});

		it("is asked for once, however often", async () => {
			for (let count = 0; count < 3; count++)
				assert.equal(
					(await http.inject({ method: "POST", url: "/api/v1/troubleshooting/analytics/refresh" })).statusCode,
					202,
				);
			const { rows } = await test.platform.db.query.execute<{ count: number }>(
				sql`select count(*)::int as count from jobs.job where name = 'insights.refresh' and state = 'created'`,
			);
			assert.equal(rows[0]?.count, 1);
		});
	});
