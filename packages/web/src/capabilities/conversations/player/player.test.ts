import assert from "node:assert/strict";
import { test } from "node:test";
import type { Turn } from "@centralita/contracts";
import fc from "fast-check";
import { toBars } from "./bars.ts";
import { turnAt } from "./turn-at.ts";

test("bars keep the tallest peak, whatever their number", () => {
	assert.deepEqual(toBars([0.1, 0.9, 0.2, 0.3], 2), [0.9, 0.3]);
	assert.deepEqual(toBars([0.5], 3), [0.5, 0.5, 0.5]);
	assert.deepEqual(toBars([], 2), [0, 0]);
	fc.assert(
		fc.property(
			fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
			fc.integer({ min: 1, max: 300 }),
			(peaks, count) => {
				const bars = toBars(peaks, count);
				assert.equal(bars.length, count);
				assert.equal(Math.max(...bars), Math.max(...peaks));
			},
		),
	);
});

test("the turn at a moment is the last that had begun", () => {
	const turns = [0, 2000, 5000].map((startMs, n) => ({ id: String(n), startMs, endMs: startMs + 1000 })) as Turn[];
	assert.equal(turnAt(turns, 1999)?.id, "0");
	assert.equal(turnAt(turns, 2000)?.id, "1");
	assert.equal(turnAt(turns, 99_999)?.id, "2");
	assert.equal(turnAt([], 5), undefined);
});
