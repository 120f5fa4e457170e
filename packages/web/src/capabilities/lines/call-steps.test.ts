import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stepsOf } from "./call-steps.ts";

const statesOf = (
	state: Parameters<typeof stepsOf>[0]["state"],
	answeredAt: string | null = null,
	endReason: string | null = null,
) => stepsOf({ state, answeredAt, endReason }).map((step) => step.state);

describe("the way of a call out", () => {
	it("goes step by step", () => {
		assert.deepEqual(statesOf("waiting"), ["now", "ahead", "ahead", "ahead"]);
		assert.deepEqual(statesOf("dialling"), ["now", "ahead", "ahead", "ahead"]);
		assert.deepEqual(statesOf("ringing"), ["done", "now", "ahead", "ahead"]);
		assert.deepEqual(statesOf("live", "2026-03-04T05:06:07.000Z"), ["done", "done", "now", "ahead"]);
	});

	it("tells an answered call from one that was not", () => {
		assert.deepEqual(statesOf("ended", "2026-03-04T05:06:07.000Z"), ["done", "done", "done", "done"]);
		assert.deepEqual(statesOf("ended", null, "busy"), ["done", "skipped", "skipped", "done"]);
		assert.deepEqual(statesOf("ended", null, "no-answer"), ["done", "done", "skipped", "done"]);
	});
});
