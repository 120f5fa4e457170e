import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform, testDatabases, wholeFeed } from "../../app/testing.ts";
import { uuidv7 } from "../time/index.ts";
import { rebaseEvents } from "./log.ts";

const texts = (events: readonly { data: unknown }[]) => events.map(({ data }) => (data as { text: string }).text);

for (const database of testDatabases())
	describe(`the event log on ${database}`, () => {
		let test: TestPlatform;
		before(async () => {
			test = await createTestPlatform({ database });
			await test.start([]);
		});
		after(() => test.stop());

		const note = (conversationId: string, text: string, fail = false) =>
			test.platform.db.transaction(async (tx) => {
				await test.platform.events.append(tx, "note.added", { conversationId, text });
				if (fail) throw new Error("rolled back");
			});
		it("numbers a conversation without gaps, under contention and rollbacks", async () => {
			const id = uuidv7();
			await Promise.allSettled(Array.from({ length: 60 }, (_, index) => note(id, `n${index}`, index % 3 === 0)));
			const { db, events } = test.platform;
			const stored = await events.ofConversation(db.query, id, 0, 100);
			assert.deepEqual(
				stored.map(({ number }) => number),
				Array.from({ length: 40 }, (_, index) => index + 1),
			);
			assert.equal(await events.lastNumber(db.query, id), 40);
			assert.equal((await events.ofConversation(db.query, id, 38, 100)).length, 2);
		});

		it("refuses data that is not of its type", async () => {
			const { db, events } = test.platform;
			await assert.rejects(
				db.transaction((tx) => events.append(tx, "note.added", { conversationId: "nobody", text: "x" })),
			);
		});

		it("reads the feed once, in order, from a cursor", async () => {
			const { events } = test.platform;
			const { last: from } = await events.after(null, 1);
			const id = uuidv7();
			for (const text of ["a", "b", "c"]) await note(id, text);
			const first = await events.after(from, 2);
			const second = await events.after(first.last, 2);
			assert.deepEqual([texts(first.events), texts(second.events)], [["a", "b"], ["c"]]);
			assert.deepEqual(await events.after(second.last, 2), { events: [], last: second.last });
		});

		it("keeps the order beyond nine and ninety-nine", async () => {
			const { db, events } = test.platform;
			const { last: from } = await events.after(null, 1);
			const expected = Array.from({ length: 120 }, (_, index) => `o${index}`);
			const id = uuidv7();
			await db.transaction(async (tx) => {
				for (const text of expected) await events.append(tx, "note.added", { conversationId: id, text });
			});
			const seen: string[] = [];
			for (let cursor = from; ; ) {
				const { events: batch, last } = await events.after(cursor, 7);
				if (batch.length === 0) break;
				seen.push(...texts(batch));
				cursor = last;
			}
			assert.deepEqual(seen, expected);
		});

		it("wakes after a commit, not after a rollback", async () => {
			let woken = 0;
			const stop = test.platform.events.onAppended(() => {
				woken++;
			});
			const waiting = Promise.withResolvers<void>();
			const stopWaiting = test.platform.events.onAppended(() => waiting.resolve());
			await note(uuidv7(), "x");
			await waiting.promise;
			assert.ok(woken >= 1);
			stop();
			stopWaiting();
		});

		it("forgets what a deleted conversation said, and reads on from there", async () => {
			const { db, events } = test.platform;
			const { last: from } = await events.after(null, 1);
			const [gone, kept] = [uuidv7(), uuidv7()];
			await note(gone, "secret");
			const { last: cursor } = await events.after(from, 10);
			await note(kept, "kept");
			await db.transaction((tx) => events.erase(tx, gone));
			assert.deepEqual(await events.ofConversation(db.query, gone, 0, 10), []);
			assert.deepEqual(texts((await events.after(from, 10)).events), ["kept"]);
			assert.deepEqual(texts((await events.after(cursor, 10)).events), ["kept"]);
			const { rows } = await db.query.execute(
				sql`select data::text as data from events where conversation_id = ${gone}`,
			);
			assert.doesNotMatch(JSON.stringify(rows), /secret/);
			await note(gone, "again");
			assert.equal((await events.ofConversation(db.query, gone, 0, 10))[0]?.number, 2);
		});

		it("goes on after a restore into a server whose transaction ids are lower", async () => {
			const { db, events } = test.platform;
			const { last: from } = await events.after(null, 1);
			await note(uuidv7(), "before");
			await db.query.execute(sql`update events set xid = (xid::text::bigint + 1000000)::text::xid8`);
			await rebaseEvents(db);
			await note(uuidv7(), "after");
			assert.deepEqual(texts((await events.after(from, 10)).events), ["before", "after"]);
		});
	});

if (testDatabases().includes("postgresql"))
	describe("the feed on postgresql", () => {
		it("loses no event of a transaction that commits late", async () => {
			const test = await createTestPlatform({ database: "postgresql" });
			try {
				await test.start([]);
				const { db, events } = test.platform;
				const append = (tx: Parameters<typeof events.append>[0], text: string) =>
					events.append(tx, "note.added", { conversationId: uuidv7(), text });
				const { last: from } = await events.after(null, 1);
				const entered = Promise.withResolvers<void>();
				const leave = Promise.withResolvers<void>();
				const slow = db.transaction(async (tx) => {
					await append(tx, "late");
					entered.resolve();
					await leave.promise;
				});
				await entered.promise;
				await db.transaction((tx) => append(tx, "early"));
				const during = await events.after(from, 10);
				assert.deepEqual(during, { events: [], last: from }, "the early one waits for the older transaction");
				leave.resolve();
				await slow;
				assert.deepEqual(texts(await wholeFeed(test.platform)).sort(), ["early", "late"]);
			} finally {
				await test.stop();
			}
		});

		it("shows every event to a reader that follows many writers", async () => {
			const test = await createTestPlatform({ database: "postgresql" });
			try {
				await test.start([]);
				const { db, events } = test.platform;
				const { last: from } = await events.after(null, 1);
				const seen = new Set<string>();
				let writing = true;
				const follow = async () => {
					let cursor = from;
					for (let finishing = false; ; ) {
						const { events: batch, last } = await events.after(cursor, 17);
						for (const event of batch) {
							assert.ok(!seen.has(event.id), "twice");
							seen.add(event.id);
						}
						cursor = last;
						if (batch.length > 0) continue;
						if (finishing) return;
						finishing = !writing;
						await new Promise((resolve) => setImmediate(resolve));
					}
				};
				const reader = follow();
				const writer = async () => {
					for (let index = 0; index < 40; index++)
						await db.transaction(async (tx) => {
							await events.append(tx, "note.added", { conversationId: uuidv7(), text: "x" });
							await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
						});
				};
				await Promise.all(Array.from({ length: 6 }, writer));
				// Transactions of other tests on the same server hold the feed back for a moment.
				await wholeFeed(test.platform);
				writing = false;
				await reader;
				assert.equal(seen.size, 240);
			} finally {
				await test.stop();
			}
		});
	});
