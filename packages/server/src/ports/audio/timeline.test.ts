import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Timeline } from "./timeline.ts";

describe("timeline", () => {
	it("adds silence exactly where time is missing, however frames are stamped", () => {
		const frames = fc.array(
			fc.record({ missing: fc.constantFrom(0, 0, 0, 1, 5, 60), jitter: fc.integer({ min: 0, max: 19 }) }),
		);
		fc.assert(
			fc.property(frames, (list) => {
				const timeline = new Timeline();
				let spokenMs = 0;
				let heardMs = 0;
				for (const { missing, jitter } of list) {
					spokenMs += missing * 20;
					heardMs += timeline.place(spokenMs + jitter, 20) + 20;
					spokenMs += 20;
					assert.ok(Math.abs(heardMs - spokenMs) <= 20 || heardMs < spokenMs, "never runs ahead by more than a frame");
				}
				const mostMissed = list.slice(1).every(({ missing }) => missing * 20 <= 2000);
				if (mostMissed && list.length > 0) {
					const first = (list[0]?.missing ?? 0) * 20;
					assert.ok(spokenMs - first - heardMs <= 40, `${spokenMs - first} ms spoken, ${heardMs} ms heard`);
				}
			}),
		);
	});

	it("goes on from a clock that began anew, and from frames without a time", () => {
		const timeline = new Timeline();
		assert.deepEqual(
			[5000, 5020, 0, 20, Number.NaN, 60, 100].map((at) => timeline.place(at, 20)),
			[0, 0, 0, 0, 0, 0, 0],
		);
		assert.equal(timeline.place(200, 20), 100);
	});
});
