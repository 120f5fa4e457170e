import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openPhoneTest, type PhoneTest } from "../../../app/testing-calls.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { spendPass } from "./store.ts";

describe("a supervisor's token", () => {
	let test: PhoneTest;
	before(async () => {
		test = await openPhoneTest();
	});
	after(() => test.stop());

	it("is spent once, whoever asks and however late", async () => {
		const { query } = test.platform.db;
		const nowMs = test.clock.now();
		const pass = { id: uuidv7(), expiresAt: nowMs + 60_000 };
		const at = (ms: number) => new Date(nowMs + ms);
		const tries = await Promise.all([1, 2, 3].map(() => spendPass(query, pass, at(0))));
		assert.deepEqual(tries.sort(), [false, false, true]);
		// Another node, whose clock runs ahead, forgets what is old.
		assert.equal(await spendPass(query, { id: uuidv7(), expiresAt: nowMs + 200_000 }, at(120_000)), true);
		assert.equal(await spendPass(query, pass, at(0)), false);
	});
});
