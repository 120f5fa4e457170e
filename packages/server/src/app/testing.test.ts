import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { uuidv7 } from "../platform/time/index.ts";
import { createTestPlatform, type TestPlatform, testDatabases } from "./testing.ts";

for (const database of testDatabases())
	describe(`a test platform on ${database}`, () => {
		let test: TestPlatform;
		before(async () => {
			test = await createTestPlatform({ database });
		});
		after(() => test.stop());

		it("migrates, appends events and runs jobs of a committed transaction", async () => {
			const ran = Promise.withResolvers<unknown>();
			const job = {
				name: "test.echo",
				schema: z.object({ text: z.string() }),
				concurrency: 1,
				retryLimit: 0,
				expireInSeconds: 30,
				async run(data: unknown) {
					ran.resolve(data);
				},
			};
			await test.start([{ name: "test", jobs: [job] }], { jobs: true });
			const conversationId = uuidv7();
			await test.platform.db.transaction(async (tx) => {
				await test.platform.events.append(tx, "note.added", { conversationId, text: "hola" });
				await test.platform.jobs.enqueue(tx, job, { text: "hola" });
			});
			assert.deepEqual(await ran.promise, { text: "hola" });
			const events = await test.platform.events.ofConversation(test.platform.db.query, conversationId, 0, 10);
			assert.deepEqual(
				events.map(({ number, type }) => ({ number, type })),
				[{ number: 1, type: "note.added" }],
			);
		});
	});
