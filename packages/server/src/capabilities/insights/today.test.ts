import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform, testDatabases, truncate } from "../../app/testing.ts";
import { AppError } from "../../platform/errors/index.ts";
import { type Clock, systemClock, uuidv7 } from "../../platform/time/index.ts";
import { createContacts } from "../contacts/index.ts";
import { createConversations } from "../conversations/index.ts";
import { analysisByRules } from "../conversations/testing.ts";
import { createGuides } from "../guides/index.ts";
import { createInsights } from "./index.ts";
import { readTables, testDependencies } from "./testing.ts";
import { dayIn } from "./time-zone.ts";
import { today } from "./today.ts";

const buenosAires = "America/Argentina/Buenos_Aires";

for (const database of testDatabases()) {
	describe(`today's figures on ${database}`, () => {
		let test: TestPlatform;
		let conversations: ReturnType<typeof createConversations>;
		let now = 0;
		const clock: Clock = { ...systemClock, now: () => now };

		before(async () => {
			test = await createTestPlatform({ database, clock });
			const contacts = createContacts(test.platform);
			conversations = createConversations(test.platform, { contacts, analysis: analysisByRules });
			await test.start([
				contacts.capability,
				conversations.capability,
				createGuides(test.platform).capability,
				...readTables,
				createInsights(test.platform, testDependencies).capability,
			]);
		});
		after(() => test.stop());

		const startAt = (at: string) => {
			now = Date.parse(at);
			const begin = {
				channel: "voice",
				assistant: null,
				contactId: null,
				label: "x",
				locale: "es-419",
				nodeId: "n",
			} as const;
			return test.platform.db.transaction((tx) => conversations.begin(tx, begin));
		};
		const figures = async (at: string, timeZone: string) => {
			now = Date.parse(at);
			return today(test.platform.db.query, await dayIn(test.platform.db.query, timeZone, new Date(now)), timeZone);
		};

		it("says nothing where nothing is known", async () => {
			const empty = await figures("2026-03-01T12:00:00Z", "UTC");
			assert.deepEqual(empty, {
				conversations: 0,
				live: 0,
				conversationsYesterday: 0,
				averageDurationMs: null,
				latencyP50Ms: null,
				latencyP95Ms: null,
				latencyP99Ms: null,
				latencyMeanMs: null,
				averageSentiment: null,
				containment: null,
				outcomes: [],
				byHour: Array.from({ length: 24 }, () => 0),
				costMicros: null,
			});
		});

		it("counts the day by the clocks of the time zone, and yesterday up to the same time", async () => {
			await truncate(test.platform, "conversations");
			await startAt("2026-03-01T04:00:00Z"); // 01:00 of the 1st in Buenos Aires (UTC−3): yesterday, before the same time
			await startAt("2026-03-01T20:00:00Z"); // 17:00 of the 1st: yesterday, later than now
			await startAt("2026-03-02T02:59:59Z"); // 23:59 of the 1st
			await startAt("2026-03-02T03:00:00Z"); // 00:00 of the 2nd: today
			await startAt("2026-03-02T14:30:00Z"); // 11:30
			const local = await figures("2026-03-02T15:00:00Z", buenosAires);
			assert.equal(local.conversations, 2);
			assert.equal(local.conversationsYesterday, 1);
			assert.equal(local.live, 5);
			assert.deepEqual([local.byHour[0], local.byHour[11]], [1, 1]);
			const utc = await figures("2026-03-02T15:00:00Z", "UTC");
			assert.equal(utc.conversations, 3);
			assert.deepEqual([utc.byHour[2], utc.byHour[3], utc.byHour[14]], [1, 1, 1]);
		});

		it("knows the days of 23 and 25 hours", async () => {
			await truncate(test.platform, "conversations");
			// Madrid leaves summer time on 25 October 2026: midnight is 22:00Z of the 24th, and 02:30 comes twice.
			for (const at of ["2026-10-24T21:59:00Z", "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"])
				await startAt(at);
			const autumn = await figures("2026-10-25T22:59:00Z", "Europe/Madrid");
			assert.equal(autumn.conversations, 3);
			assert.deepEqual([autumn.byHour[0], autumn.byHour[2]], [1, 2]);
			assert.equal(autumn.conversationsYesterday, 1);
			// And enters it on 29 March: midnight is 23:00Z of the 28th, the day ends at 22:00Z.
			await startAt("2026-03-28T23:00:00Z");
			await startAt("2026-03-29T01:00:00Z");
			const spring = await figures("2026-03-29T21:59:00Z", "Europe/Madrid");
			assert.equal(spring.conversations, 2);
			assert.deepEqual([spring.byHour[0], spring.byHour[3]], [1, 1]);
		});

		it("gives averages, percentiles, outcomes and the share without a person", async () => {
			await truncate(test.platform, "conversations");
			const outcomes = ["resolved", "resolved", "transferred", "failed"] as const;
			for (const [index, outcome] of outcomes.entries()) {
				const id = await startAt("2026-03-02T10:00:00Z");
				await test.platform.db.transaction(async (tx) => {
					const turn = {
						who: "assistant",
						generated: "a",
						heard: "a",
						interrupted: false,
						source: null,
						origin: null,
					} as const;
					for (const firstFrameMs of [100 * (index + 1), 100 * (index + 1)])
						await conversations.addTurn(tx, id, {
							...turn,
							id: uuidv7(),
							confidence: null,
							startMs: 0,
							endMs: 1,
							latency: { endpointMs: 0, firstFrameMs },
							providers: {},
							costMicros: null,
						});
					await conversations.end(tx, id, {
						reason: "contact-hung-up",
						durationMs: 1000 * (index + 1),
						costMicros: 10,
					});
					await conversations.saveAnalysis(tx, id, {
						analysis: {
							summary: "",
							outcome,
							outcomeConfidence: 1,
							sentiment: index / 4,
							sentimentConfidence: 1,
							outcomeTurn: null,
							values: [],
							by: "rules",
						},
					});
				});
			}
			const found = await figures("2026-03-02T11:00:00Z", "UTC");
			assert.equal(found.averageDurationMs, 2500);
			assert.equal(found.latencyP50Ms, 250);
			assert.equal(found.latencyP95Ms, 400);
			assert.equal(found.averageSentiment, 0.375);
			assert.equal(found.containment, 0.75);
			assert.equal(found.costMicros, 40);
			assert.deepEqual(found.outcomes, [
				{ outcome: "resolved", count: 2 },
				{ outcome: "failed", count: 1 },
				{ outcome: "transferred", count: 1 },
			]);
		});

		it("refuses what is no time zone", async () => {
			for (const timeZone of ["Mars/Olympus", "+03:00", "", "UTC'; drop table turns", "GMT+25"]) {
				await assert.rejects(
					dayIn(test.platform.db.query, timeZone, new Date(now)),
					(error) => error instanceof AppError && error.code === "validation-failed" && error.fields.length === 1,
					timeZone,
				);
			}
		});
	});
}
