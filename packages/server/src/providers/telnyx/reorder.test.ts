import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Reorder } from "./reorder.ts";

const through = (numbers: readonly number[]): number[] => {
	const order = new Reorder<number>();
	return [...numbers.flatMap((number) => order.push(number, number)), ...order.flush()];
};

test("passes on in order what comes within a few places of it, all of it and once", () => {
	const jitter = fc.array(fc.record({ late: fc.nat({ max: 3 }), twice: fc.boolean() }), { minLength: 1 });
	fc.assert(
		fc.property(jitter, fc.integer({ min: 0, max: 1000 }), (frames, from) => {
			const sent = frames
				// The first begins the count.
				.map(({ late, twice }, i) => ({ number: from + i, at: i === 0 ? -1 : i + late, twice }))
				.sort((a, b) => a.at - b.at)
				.flatMap(({ number, twice }) => (twice ? [number, number] : [number]));
			assert.deepEqual(
				through(sent),
				frames.map((_, i) => from + i),
			);
		}),
	);
});

test("never goes back, whatever comes, but for a counter that began anew", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 90 })), (numbers) => {
			const passed = through(numbers);
			assert.deepEqual(
				passed,
				[...new Set(passed)].sort((a, b) => a - b),
			);
		}),
	);
	assert.deepEqual(through([500, 501, 1, 2]), [500, 501, 1, 2]);
});

test("waits for a missing frame no longer than for four others", () => {
	const order = new Reorder<string>();
	assert.deepEqual(order.push(1, "a"), ["a"]);
	for (const number of [3, 4, 5, 6]) assert.deepEqual(order.push(number, String(number)), []);
	assert.deepEqual(order.push(7, "7"), ["3", "4", "5", "6", "7"]);
	assert.deepEqual(order.push(2, "late"), []);
	assert.deepEqual(order.push(8, "8"), ["8"]);
});

test("takes frames without a number as they come", () => {
	const order = new Reorder<string>();
	order.push(1, "a");
	assert.deepEqual(order.push(3, "c"), []);
	assert.deepEqual(order.push(Number.NaN, "x"), ["c", "x"]);
	assert.deepEqual(order.push(4, "d"), ["d"]);
});
