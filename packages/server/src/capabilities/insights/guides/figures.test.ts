import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { differenceOf, type ExperimentArmFigures } from "@centralita/contracts";
import { percentile } from "./durations.ts";
import { judge } from "./experiment.ts";
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

describe("the difference of two shares", () => {
	it("has Newcombe's interval: his first example", () => {
		// 56/70 and 48/80: 0.0524 to 0.3339.
		const [first, second] = [proportion(48, 80), proportion(56, 70)];
		const found = differenceOf(first, second);
		assert.ok(found.kind === "better");
		assert.deepEqual([found.low.toFixed(4), found.high.toFixed(4)], ["0.0524", "0.3339"]);
		assert.equal(differenceOf(second, first).kind, "worse");
		assert.equal(differenceOf(first, first).kind, "open");
	});

	it("is not told of few sessions", () => {
		assert.equal(differenceOf(proportion(1, 2), proportion(200, 200)).kind, "small");
	});
});

describe("an experiment's verdict", () => {
	const arm = (resolved: number, ended: number, open = 0) =>
		({ resolved: proportion(resolved, ended), sessions: ended + open, open }) as ExperimentArmFigures;
	const told = (a: ExperimentArmFigures, b: ExperimentArmFigures) => judge(a, b).verdict;

	it("says which resolves more, once both have sessions enough and chance does not explain it", () => {
		assert.equal(told(arm(10, 29), arm(29, 29)), "few");
		assert.equal(judge(arm(10, 29), arm(29, 29)).difference, null);
		assert.equal(told(arm(48, 80), arm(56, 70)), "b");
		assert.equal(told(arm(56, 70), arm(48, 80)), "a");
		assert.equal(told(arm(48, 80), arm(49, 80)), "none");
	});

	it("says nothing while what is not over could turn it", () => {
		assert.equal(told(arm(48, 80, 1), arm(56, 70, 1)), "b");
		assert.equal(told(arm(48, 80, 8), arm(56, 70, 8)), "unfinished");
		assert.equal(told(arm(56, 70, 8), arm(48, 80, 8)), "unfinished");
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
