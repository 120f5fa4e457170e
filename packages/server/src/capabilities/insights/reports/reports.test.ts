import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import {
	type EventType,
	Report,
	ReportChoices,
	ReportHeatMap,
	ReportRecommendations,
	reportGroups,
} from "@centralita/contracts";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { createTestPlatform, type TestPlatform, testDatabases, truncate } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Capability, Http } from "../../../platform/capability.ts";
import type { EventListener } from "../../../platform/events/types.ts";
import { createFakeClock, type FakeClock } from "../../../ports/fakes/clock.ts";
import { createContacts } from "../../contacts/index.ts";
import { createConversations } from "../../conversations/index.ts";
import { analysisByRules } from "../../conversations/testing.ts";
import { createGuides } from "../../guides/index.ts";
import { proportion } from "../guides/interval.ts";
import { createInsights } from "../index.ts";
import { readTables, testDependencies } from "../testing.ts";
import { insertTestFact, type StoredFact, type TestFact, testIdAt } from "./testing.ts";

const zone = "America/Argentina/Buenos_Aires";
/** A Wednesday, nine in the morning there. */
const now = Date.parse("2026-03-11T12:00:00Z");
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const [line, other] = [testIdAt(1), testIdAt(2)];
const assistant = testIdAt(3);
const campaign = testIdAt(4);
const counted = ["days", "hours", "classes", "counts"].map((name) => `insights_report_${name}`);
const tables = ["conversations", "calls", "campaigns", "insights_provider_failures", ...counted];

for (const database of testDatabases())
	describe(`reports on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let capability: Capability;
		let clock: FakeClock;
		let listener: EventListener;
		let events = 0;

		const add = (fact: Partial<TestFact>) => insertTestFact(test.platform.db.query, { at: now - hourMs, ...fact });
		const work = async (name: string) => {
			const job = capability.jobs?.find((one) => one.name === name);
			if (!job) throw new Error("no job");
			await job.run({}, { signal: new AbortController().signal, attempt: 1 });
		};
		const count = async () => {
			// A day that was just counted waits as long as that took.
			clock.advance(60_000);
			await work("insights.count-reports");
		};
		const tell = (type: EventType, data: Record<string, unknown>) =>
			listener.handle({
				id: String(++events),
				conversationId: typeof data.conversationId === "string" ? data.conversationId : null,
				number: null,
				type,
				at: new Date(clock.now()),
				data: data as never,
			});
		const get = async (path: string) => {
			const answer = await http.inject(`/api/v1/reports${path}`);
			assert.equal(answer.statusCode, 200, answer.body);
			return answer.json();
		};
		const ask = async (query = "") => Report.parse(await get(query));

		before(async () => {
			clock = createFakeClock(now);
			test = await createTestPlatform({ database, clock, environment: { TIME_ZONE: zone } });
			const contacts = createContacts(test.platform);
			const conversations = createConversations(test.platform, { contacts, analysis: analysisByRules });
			({ capability } = createInsights(test.platform, testDependencies));
			const [first] = capability.listeners ?? [];
			if (!first) throw new Error("no listener");
			listener = first;
			await test.start([
				contacts.capability,
				conversations.capability,
				createGuides(test.platform).capability,
				...readTables,
				capability,
			]);
			http = await createTestHttp(test.platform, [capability]);
		});
		after(async () => {
			await http?.close();
			await test.stop();
		});
		beforeEach(() => truncate(test.platform, ...tables));

		it("have an answer while there is nothing", async () => {
			await count();
			const empty = await ask();
			assert.deepEqual([empty.from, empty.to, empty.timeZone], ["2026-02-10", "2026-03-11", zone]);
			assert.equal(empty.total.contacts, 0);
			assert.equal(empty.total.answered.share, null);
			assert.deepEqual([empty.groups, empty.providerFailures], [[], []]);
			assert.deepEqual(ReportHeatMap.parse(await get("/heat-map")).cells, []);
			assert.deepEqual(ReportRecommendations.parse(await get("/recommendations")).items, []);
			assert.deepEqual(ReportChoices.parse(await get("/choices")), { lines: [], assistants: [], campaigns: [] });
		});

		it("count what was there before anybody counted, on the days of the company's clock", async () => {
			await add({ at: Date.parse("2026-03-11T02:59:00Z"), line });
			await add({ at: Date.parse("2026-03-11T03:00:00Z"), line });
			await add({ at: Date.parse("2026-03-11T04:00:00Z"), channel: "web" });
			await add({ channel: "simulator" });
			await count();
			const days = await ask();
			assert.deepEqual(
				days.groups.map(({ key, figures }) => [key, figures.contacts]),
				[
					["2026-03-10", 1],
					["2026-03-11", 2],
				],
			);
			assert.equal((await ask("?channel=simulator")).total.contacts, 1);
			assert.equal((await ask(`?line=${line}`)).total.taken.count, 2);
			assert.deepEqual(
				(await ask("?groupBy=hour")).groups.map(({ key }) => key),
				["00", "01", "23"],
			);
		});

		it("tell calls that a person took from those that a machine took, and from those that were never dialled", async () => {
			const out = { direction: "outbound", line, campaign, local: { weekday: 2, hour: 18 } } as const;
			await add({ ...out, assistant, costMicros: 3000, responses: [400, 600], sentiment: 0.5 });
			await add({ ...out, machine: true, outcome: "abandoned", durationMs: 5000 });
			await add({ ...out, began: false, costMicros: 1000 });
			await add({ ...out, began: false, ordered: false });
			await add({ line: other, began: false });
			await add({ line: other, outcome: "transferred", assistant });
			await count();
			const { total, freshness } = await ask();
			assert.deepEqual([total.contacts, total.conversations], [5, 3]);
			assert.deepEqual([total.answered.count, total.answered.of], [1, 3]);
			assert.deepEqual([total.taken.count, total.taken.of], [1, 2]);
			assert.deepEqual([total.contained.count, total.transferred.count, total.resolved.count], [2, 1, 1]);
			assert.equal(total.responseMeanMs, 500);
			assert.ok(Math.abs((total.responseP95Ms ?? 0) - 600) < 120, `${total.responseP95Ms}`);
			assert.equal(total.handlingMeanMs, 125_000 / 3);
			assert.deepEqual([total.sentiment, total.costMicros, total.costPerContactMicros], [0.5, 4000, 2000]);
			assert.equal(total.costPerResultMicros, 4000);
			assert.equal(freshness.pending, 0);
			const byOutcome = (await ask("?groupBy=outcome")).groups.map(({ key, figures }) => [key, figures.contacts]);
			assert.deepEqual(Object.fromEntries(byOutcome), { unanswered: 2, resolved: 1, abandoned: 1, transferred: 1 });
			const hours = (await ask("?groupBy=hour")).groups.map(({ key, figures }) => [
				key,
				figures.responseP95Ms !== null,
			]);
			assert.deepEqual(hours, [
				["08", false],
				["18", true],
			]);
			assert.ok((await ask("?groupBy=outcome")).groups.some(({ figures }) => figures.responseP95Ms !== null));
			const campaigns = (await ask("?groupBy=campaign")).groups;
			assert.deepEqual(
				campaigns.map(({ key, name }) => [key, name]),
				[
					[campaign, "Cobranza"],
					["", null],
				],
			);
			const { cells } = ReportHeatMap.parse(await get("/heat-map"));
			assert.deepEqual(cells, [
				{ weekday: 2, hour: 18, answered: proportion(1, 3), inbound: 0 },
				{ weekday: 3, hour: 8, answered: proportion(0, 0), inbound: 2 },
			]);
			assert.deepEqual(ReportChoices.parse(await get("/choices")).campaigns, [{ id: campaign, name: "Cobranza" }]);
		});

		it("count anew what costs, ends, is analysed or erased later", async () => {
			const { conversationId, callId } = await add({ ended: false, line, outcome: null });
			const gone = await add({ channel: "web", at: now - 9 * dayMs });
			await count();
			assert.deepEqual((await ask()).groups.length, 2);
			const { query } = test.platform.db;
			await query.execute(sql`
				update conversations set status = 'ended', duration_ms = 9000, outcome = 'ticket' where id = ${conversationId}`);
			await tell("conversation.analysed", { conversationId });
			await query.execute(sql`delete from conversations where id = ${gone.conversationId}`);
			await tell("conversation.deleted", { conversationId: gone.conversationId, by: "Ana" });
			await count();
			const second = await ask();
			assert.deepEqual([second.groups.length, second.total.handlingMeanMs, second.total.costMicros], [1, 9000, null]);
			await query.execute(sql`update conversations set cost_micros = 77 where id = ${conversationId}`);
			await count();
			assert.equal((await ask()).total.costMicros, null, "nobody told");
			await work("insights.settle-reports");
			await count();
			assert.equal((await ask()).total.costMicros, 77);
			await query.execute(sql`delete from calls where id = ${callId}`);
			await query.execute(sql`delete from conversations`);
			await tell("call.ended", { conversationId, callId });
			await count();
			assert.equal((await ask()).total.contacts, 0);
			const missed = await add({ direction: "outbound", began: false, at: now - 5 * dayMs });
			await tell("call.unanswered", { callId: missed.callId, outcome: "no-answer" });
			await count();
			assert.deepEqual((await ask()).total.answered, proportion(0, 1));
		});

		it("count anew a day whose worker died, and one that changed while it was counted", async () => {
			const { query } = test.platform.db;
			await add({ line });
			await count();
			await add({ line: other });
			await query.execute(sql`update insights_report_counts set counting = ${testIdAt(now)}`);
			assert.equal((await ask()).freshness.pending, 1);
			await count();
			assert.deepEqual([(await ask()).total.contacts, (await ask()).freshness.pending], [2, 0]);

			const { conversationId } = await add({ channel: "web" });
			await query.execute(sql`update insights_report_counts set changed = true`);
			clock.advance(60_000);
			await Promise.all([
				work("insights.count-reports"),
				tell("conversation.started", { conversationId }),
				work("insights.count-reports"),
			]);
			await count();
			assert.deepEqual([(await ask()).total.contacts, (await ask()).freshness.pending], [3, 0]);
		});

		it("count each failure of a vendor once, however often it is told", async () => {
			const failed = { conversationId: testIdAt(now), provider: "deepgram", kind: "timeout", fellBackTo: "azure" };
			await tell("provider.failed", failed);
			events--;
			await tell("provider.failed", failed);
			await tell("provider.failed", { ...failed, fellBackTo: null });
			assert.deepEqual((await ask()).providerFailures, [
				{ provider: "deepgram", kind: "timeout", failures: 2, covered: 1 },
			]);
		});

		it("refuse what makes no sense", async () => {
			for (const query of [
				"?from=2026-03-02&to=2026-03-01",
				"?from=2024-01-01&to=2026-03-01",
				"?groupBy=hour&outcome=resolved",
				"?groupBy=weather",
				"?line=x",
			]) {
				const { statusCode, body } = await http.inject(`/api/v1/reports${query}`);
				assert.equal(statusCode, 400, query);
				assert.match(body, /validation-failed/);
			}
		});

		it("advise only what the figures bear", async () => {
			const at = (hour: number) => ({ direction: "outbound", campaign, local: { weekday: 2, hour } }) as const;
			const rows = (hour: number, answered: number, of: number) =>
				Array.from({ length: of }, (_, index) => add({ ...at(hour), began: index < answered }));
			await Promise.all([...rows(10, 15, 130), ...rows(19, 45, 130), ...rows(16, 3, 20)]);
			await count();
			const advice = ReportRecommendations.parse(await get("/recommendations"));
			assert.deepEqual(
				advice.items.map(({ kind, better }) => [kind, better.key]),
				[["hours", "evening"]],
			);
			const [item] = advice.items;
			assert.deepEqual([item?.better.proportion.count, item?.better.proportion.of], [45, 130]);
			assert.deepEqual([item?.rest.proportion.count, item?.rest.proportion.of], [18, 150]);
			assert.ok(item && item.low > 0 && item.high < 1);
			assert.equal(item.campaign?.id, campaign);
		});

		it("are the plain count of what is there, whatever happened", async () => {
			const fact: fc.Arbitrary<TestFact> = fc.record(
				{
					at: fc.integer({ min: now - 3 * dayMs, max: now }),
					channel: fc.constantFrom("voice", "simulator", "web", "whatsapp"),
					direction: fc.constantFrom("inbound", "outbound"),
					line: fc.constantFrom(line, other),
					assistant: fc.constant(assistant),
					campaign: fc.constant(campaign),
					local: fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 0, max: 23 }) }),
					began: fc.boolean(),
					machine: fc.boolean(),
					ordered: fc.boolean(),
					ended: fc.boolean(),
					outcome: fc.constantFrom(null, "resolved", "transferred", "abandoned"),
					durationMs: fc.integer({ min: 0, max: 900_000 }),
					costMicros: fc.integer({ min: 0, max: 1_000_000 }),
					responses: fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 3 }),
				},
				{ requiredKeys: ["at", "channel"] },
			);
			const later = fc.record({ which: fc.nat(), what: fc.constantFrom("end", "analyse", "reopen", "delete") });
			const { query } = test.platform.db;
			await fc.assert(
				fc.asyncProperty(
					fc.array(fact, { minLength: 1, maxLength: 12 }),
					fc.array(later, { maxLength: 6 }),
					async (facts, changes) => {
						const stored: StoredFact[] = [];
						for (const [index, one] of facts.entries()) {
							const made = await add({
								...one,
								// What nobody asked for, or was never dialled, has no conversation.
								began: (one.began ?? true) && (one.direction !== "outbound" || (one.ordered ?? true)),
							});
							stored.push(made);
							await tell("conversation.started", { conversationId: made.conversationId });
							if (index % 4 === 3) await count();
						}
						for (const { which, what } of changes) {
							const { conversationId } = stored[which % stored.length] ?? { conversationId: "" };
							const set = {
								end: sql`update conversations set status = 'ended', duration_ms = 1234 where id = ${conversationId}`,
								analyse: sql`update conversations set outcome = 'resolved', sentiment = 1 where id = ${conversationId}`,
								reopen: sql`update conversations set status = 'live', duration_ms = null where id = ${conversationId}`,
								delete: sql`delete from conversations where id = ${conversationId}`,
							}[what];
							await query.execute(set);
							const type = { end: "ended", analyse: "analysed", reopen: "reopened", delete: "deleted" }[what];
							await tell(`conversation.${type}` as EventType, { conversationId });
						}
						await count();
						await compareWithRows();
						await truncate(test.platform, ...tables);
					},
				),
				{ numRuns: database === "embedded" ? 8 : 15, seed: 4711 },
			);
		});

		type Raw = {
			call: boolean;
			browser: boolean;
			out: boolean;
			ordered: boolean;
			began: boolean;
			machine: boolean;
			talked: boolean;
			ended: boolean;
			channel: string | null;
			outcome: string | null;
			duration_ms: number | null;
			sentiment: number | null;
			cost: number | null;
			responses: number[] | null;
		};
		/** Counted in another way than the product does: every row by itself, in this process. */
		async function compareWithRows(): Promise<void> {
			const { rows } = await test.platform.db.query.execute<Raw>(sql`
				select c.id is not null as call, c.carrier = 'browser' as browser, c.direction = 'outbound' as out,
					c.ordered_at is not null as ordered, c.started_at is not null as began, c.answerer = 'machine' as machine,
					v.id is not null as talked, v.status = 'ended' as ended, v.channel, v.outcome, v.duration_ms, v.sentiment,
					coalesce(v.cost_micros, c.carrier_cost_micros)::float8 as cost,
					(select array_agg(response_ms) from turns where conversation_id = v.id) as responses
				from calls c full join conversations v on v.id = c.conversation_id`);
			const facts = rows.filter((row) => (row.call ? !row.browser : true));
			const shown = facts.filter((row) => row.talked || (row.call && (!row.out || row.ordered)));
			const sum = (of: (row: Raw) => number) => shown.reduce((total, row) => total + of(row), 0);
			const times = (of: (row: Raw) => boolean | null) => sum((row) => (of(row) ? 1 : 0));
			const dialled = (row: Raw) => row.call && row.out && row.ordered;
			const { total } = await ask("?from=2026-03-01&to=2026-03-12");
			const context = JSON.stringify(rows);
			assert.equal(total.contacts, shown.length, context);
			assert.equal(
				total.conversations,
				times(({ talked }) => talked),
				context,
			);
			assert.equal(total.answered.of, times(dialled), context);
			assert.equal(
				total.answered.count,
				times((row) => dialled(row) && row.began && !row.machine),
				context,
			);
			assert.equal(
				total.taken.of,
				times((row) => row.call && !row.out),
				context,
			);
			assert.equal(
				total.taken.count,
				times((row) => row.call && !row.out && row.began),
				context,
			);
			assert.equal(
				total.contained.of,
				times(({ ended }) => ended),
				context,
			);
			assert.equal(
				total.transferred.count,
				times(({ ended, outcome }) => ended && outcome === "transferred"),
				context,
			);
			assert.equal(
				total.resolved.count,
				times(({ ended, outcome }) => ended && outcome === "resolved"),
				context,
			);
			assert.equal(
				total.costMicros ?? 0,
				sum(({ cost }) => cost ?? 0),
				context,
			);
			const handled = shown.filter(({ ended, duration_ms }) => ended && duration_ms !== null);
			const handledMs = handled.reduce((all, { duration_ms }) => all + (duration_ms ?? 0), 0);
			assert.equal(total.handlingMeanMs, handled.length === 0 ? null : handledMs / handled.length, context);
			const responses = shown.flatMap((row) => row.responses ?? []).sort((a, b) => a - b);
			const exact = responses[Math.ceil(responses.length * 0.95) - 1];
			if (exact === undefined) assert.equal(total.responseP95Ms, null, context);
			else
				assert.ok(
					Math.abs((total.responseP95Ms ?? 0) - exact) <= exact * 0.2 + 1,
					`${total.responseP95Ms} is not ${exact}`,
				);
			for (const by of reportGroups) {
				const { groups } = await ask(`?from=2026-03-01&to=2026-03-12&groupBy=${by}`);
				const all = groups.reduce((one, { figures }) => one + figures.contacts, 0);
				assert.equal(all, shown.length, `${by}: ${context}`);
			}
		}
	});
