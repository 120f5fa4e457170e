import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openPhoneTest, type PhoneTest } from "../../app/testing-calls.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { createRecovery } from "./recovery.ts";
import { calls } from "./schema.ts";
import type { CallService } from "./service.ts";

describe("the recovery of calls", () => {
	let test: PhoneTest;
	before(async () => {
		test = await openPhoneTest();
	});
	after(() => test.stop());

	const start = async (deliver: () => Promise<void>, nodeId = uuidv7()) => {
		const live = new Map([[uuidv7(), {}]]);
		const recovery = createRecovery(test.platform, { live, deliver } as unknown as CallService, nodeId);
		await recovery.start();
		return recovery;
	};

	it("stops once the heartbeat that is under way is done, and begins no other", async () => {
		const begun = Promise.withResolvers<void>();
		const heard = Promise.withResolvers<void>();
		let beats = 0;
		const recovery = await start(() => {
			beats++;
			begun.resolve();
			return heard.promise;
		});
		await test.clock.advance(5000);
		await begun.promise;
		let stopped = false;
		const stopping = recovery.stop().then(() => {
			stopped = true;
		});
		await test.clock.settle();
		assert.equal(stopped, false);
		heard.resolve();
		await stopping;
		await test.clock.advance(60_000);
		assert.equal(beats, 1);
	});

	it("lets the calls of a line go that a process leaves behind, without waiting for the minute", async () => {
		const id = uuidv7();
		await test.platform.db.query.insert(calls).values({
			id,
			conversationId: uuidv7(),
			carrier: "twilio",
			label: "",
			accountId: test.account.id,
			state: "live",
			nodeId: uuidv7(),
			createdAt: new Date(test.clock.now()),
			seenAt: new Date(test.clock.now()),
		});
		const asked: string[] = [];
		const recovery = createRecovery(
			{
				...test.platform,
				db: { ...test.platform.db, kind: "postgresql" },
				jobs: { ...test.platform.jobs, enqueue: async (_tx, { name }) => void asked.push(name) },
			},
			{ live: new Map(), deliver: async () => {} } as unknown as CallService,
			uuidv7(),
		);
		await recovery.start();
		assert.equal((await test.call(id)).detachedAt, null);
		for (let beat = 0; beat < 50 && asked.length === 0; beat++) {
			await test.clock.advance(5000);
			// The beat asks the database in its own time.
			await test.call(id);
			await test.clock.settle();
		}
		await recovery.stop();
		assert.notEqual((await test.call(id)).detachedAt, null);
		assert.deepEqual(asked, ["calls.reconcile"]);
	});
});
