import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { truncate } from "../../../app/testing.ts";
import { openPhoneTest, type PhoneTest } from "../../../app/testing-calls.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { type CallRow, calls } from "../schema.ts";
import { createExpectedCalls } from "./expected.ts";

describe("calls that are on their way", () => {
	let test: PhoneTest;
	const hungUp: string[] = [];
	const enqueued: string[] = [];

	before(async () => {
		test = await openPhoneTest();
	});
	after(() => test.stop());
	beforeEach(async () => {
		await truncate(test.platform, "calls");
		hungUp.length = 0;
		enqueued.length = 0;
	});

	const expected = () =>
		createExpectedCalls(
			{
				...test.platform,
				jobs: { enqueue: async (_tx: unknown, { name }: { name: string }) => enqueued.push(name) } as never,
			},
			{
				endings: test.endings,
				accounts: {
					get: async () => test.account,
					telephonyOf: () => ({ hangUp: async (id: string) => void hungUp.push(id) }),
				} as never,
			},
		);
	async function call(facts: Partial<CallRow>): Promise<string> {
		const id = uuidv7();
		const row = { id, conversationId: uuidv7(), carrier: "twilio" as const, label: "", accountId: test.account.id };
		await test.platform.db.query.insert(calls).values({ ...row, createdAt: new Date(test.clock.now()), ...facts });
		return id;
	}

	it("are awaited until somebody holds them, or they are over", async () => {
		const known = expected();
		const coming = await call({ state: "waiting" });
		const back = await call({ state: "live", detachedAt: new Date(test.clock.now()) });
		const here = await call({ state: "live" });
		const over = await call({ state: "ended" });
		const others = await call({ state: "ringing", direction: "outbound" });
		assert.ok(others);
		for (const id of [coming, back, here, over]) known.expect(id);
		assert.equal(await known.count(), 2);
		await test.change(coming, { state: "live" });
		await test.change(back, { state: "ended" });
		assert.equal(await known.count(), 0);
	});

	it("do not ring on when nobody will be there to hold them", async () => {
		const known = expected();
		const out = { direction: "outbound" as const, state: "ringing" as const, carrierCallId: "CA1" };
		const ringing = await call(out);
		const coming = await call({ state: "waiting", carrierCallId: "CA2" });
		const others = await call({ ...out, carrierCallId: "CA3" });
		for (const id of [ringing, coming]) known.expect(id);
		await known.cancel();
		assert.deepEqual([hungUp, enqueued], [["CA1"], ["calls.hang-up"]]);
		const { state, endReason } = await test.call(ringing);
		assert.deepEqual([state, endReason], ["ended", "cancelled"]);
		assert.equal((await test.call(coming)).state, "waiting", "its carrier asks elsewhere");
		assert.equal((await test.call(others)).state, "ringing", "of another process");
	});
});
