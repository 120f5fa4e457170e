import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compare, type Tally } from "./recommend.ts";

const parts = (tallies: Record<string, readonly [number, number]>): ReadonlyMap<string, Tally> =>
	new Map(Object.entries(tallies).map(([key, [count, of]]) => [key, { count, of }]));

/** Numbers between 0 and 1, always the same (mulberry32). */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

describe("recommendations", () => {
	it("name what is better, with its numbers", () => {
		const hours = parts({ morning: [120, 1000], evening: [310, 1000] });
		const { found, comparisons } = compare([{ kind: "hours", campaign: null, parts: hours }]);
		assert.equal(comparisons, 1);
		assert.deepEqual(
			found.map(({ better, rest }) => [better, rest]),
			[
				[
					{ key: "evening", tally: { count: 310, of: 1000 } },
					{ keys: ["morning"], tally: { count: 120, of: 1000 } },
				],
			],
		);
		const [item] = found;
		assert.ok(item && item.low > 0.13 && item.low < 0.155 && item.high > 0.225 && item.high < 0.245);
	});

	it("say nothing of few, nor of what may be chance", () => {
		for (const tallies of [
			{ morning: [1, 99], evening: [90, 1000] },
			{ morning: [60, 500], evening: [75, 500] },
			{ morning: [0, 0], evening: [500, 1000] },
			{},
		] as const)
			assert.deepEqual(compare([{ kind: "hours", campaign: null, parts: parts(tallies) }]).found, []);
	});

	it("are rarely wrong where nothing is better, however much is compared", () => {
		const random = numbers(2026);
		const draw = (of: number) => {
			let count = 0;
			for (let one = 0; one < of; one++) if (random() < 0.2) count++;
			return [count, of] as const;
		};
		let wrong = 0;
		const times = 400;
		for (let time = 0; time < times; time++) {
			const groups = ["a", "b", "c"].map((campaign) => ({
				kind: "hours" as const,
				campaign,
				parts: parts({ morning: draw(300), midday: draw(150), afternoon: draw(400), evening: draw(200) }),
			}));
			if (compare(groups).found.length > 0) wrong++;
		}
		assert.ok(wrong / times <= 0.05, `${wrong} of ${times}`);
	});
});
