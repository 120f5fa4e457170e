import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { niceCeiling } from "./hours.ts";
import { partOfDay } from "./part-of-day.ts";

describe("axis of the hours", () => {
	it("holds the peak without wasting much, with a whole middle", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1_000_000 }), (peak) => {
				const top = niceCeiling(peak);
				assert.ok(top >= peak && Number.isInteger(top / 2));
				assert.ok(peak < 2 || top <= peak * 2);
			}),
		);
	});
});

describe("part of the day", () => {
	it("goes by the clock", () => {
		const at = (hour: number) => partOfDay(new Date(2026, 0, 1, hour));
		assert.deepEqual([4, 5, 12, 18, 19].map(at), ["evening", "morning", "afternoon", "afternoon", "evening"]);
	});
});
