import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { percentile } from "./durations.ts";
import { proportion } from "./interval.ts";

describe("an interval", () => {
	it("is Wilson's: known values", () => {
		const rounded = (count: number, of: number) => {
			const { low, high } = proportion(count, of);
			return [low, high].map((bound) => Number(bound?.toFixed(4)));
		};
		// R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
		assert.deepEqual(rounded(81, 263), [0.2553, 0.3662]);
		assert.deepEqual(rounded(15, 148), [0.0624, 0.1605]);
		assert.deepEqual(rounded(0, 20), [0, 0.1611]);
		assert.deepEqual(rounded(1, 29), [0.0061, 0.1718]);
		assert.deepEqual(rounded(20, 20), [0.8389, 1]);
		assert.deepEqual(proportion(0, 0), { count: 0, of: 0, share: null, low: null, high: null });
	});
});

describe("a percentile out of classes", () => {
	it("is within a tenth of the true one", () => {
		const classes = new Map<number, number>();
		const seconds = Array.from({ length: 10_000 }, (_, index) => 20 + index * 0.17);
		for (const value of seconds) {
			const bucket = Math.floor(Math.log(value) / Math.log(1.2));
			classes.set(bucket, (classes.get(bucket) ?? 0) + 1);
		}
		const spread = [...classes].map(([bucket, sessions]) => ({ bucket, sessions }));
		for (const share of [0.1, 0.5, 0.95]) {
			const truth = seconds[share * seconds.length] ?? 0;
			const found = percentile(spread, share) ?? 0;
			assert.ok(Math.abs(found - truth) / truth < 0.1, `${share}: ${found} for ${truth}`);
		}
		assert.equal(percentile([], 0.5), null);
	});
});
