import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { filterTaps, Resampler } from "./resampler.ts";

function sine(hertz: number, rate: number, ms: number, amplitude = 10000): Int16Array {
	return Int16Array.from({ length: (rate * ms) / 1000 }, (_, i) =>
		Math.round(amplitude * Math.sin((2 * Math.PI * hertz * i) / rate)),
	);
}

/** Level of the steady part relative to a sine of that amplitude, in dB. */
function gain(pcm: Int16Array, amplitude = 10000): number {
	const steady = pcm.subarray(pcm.length >> 2, pcm.length - (pcm.length >> 2));
	const power = steady.reduce((sum, sample) => sum + sample * sample, 0) / steady.length;
	return 10 * Math.log10(power / (amplitude ** 2 / 2));
}

const level = (from: number, to: number, hertz: number) =>
	gain(new Resampler(from, to).process(sine(hertz, from, 500)));

describe("resampler", () => {
	it("has the designed coefficients", () => {
		const taps = filterTaps(24000, 8000);
		assert.equal(taps.length, 49);
		assert.ok(Math.abs((taps[0] ?? 0) + 0.00028599) < 1e-8);
		assert.ok(Math.abs((taps[1] ?? 0) - 0.0002477) < 1e-7);
		assert.ok(Math.abs((taps[23] ?? 0) - 0.2563392) < 1e-7);
		assert.ok(Math.abs((taps[24] ?? 0) - 0.29978724) < 1e-8);
		assert.ok(Math.abs((filterTaps(16000, 8000)[16] ?? 0) - 0.44976321) < 1e-8);
	});

	const pairs: readonly (readonly [number, number])[] = [
		[24000, 8000],
		[16000, 8000],
		[48000, 8000],
		[8000, 16000],
		[24000, 16000],
		[22050, 16000],
		[22050, 8000],
		[44100, 16000],
	];
	for (const [from, to] of pairs) {
		it(`keeps 1 kHz from ${from} to ${to} Hz`, () => assert.ok(Math.abs(level(from, to, 1000)) < 0.1));
	}

	it("keeps telephone speech", () => assert.ok(Math.abs(level(24000, 8000, 3000) + 0.33) < 0.05));

	for (const hertz of [5000, 6000, 7000]) {
		it(`removes ${hertz} Hz before going to 8000 Hz`, () => assert.ok(level(24000, 8000, hertz) < -55));
	}

	it("gives the same samples however the input is cut, and as many as it should", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...pairs),
				fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 }),
				fc.integer(),
				([from, to], cuts, seed) => {
					const length = cuts.reduce((sum, cut) => sum + cut, 0);
					let state = seed;
					const input = Int16Array.from({ length }, () => {
						state = (Math.imul(state, 1103515245) + 12345) | 0;
						return state >> 16;
					});
					const whole = new Resampler(from, to).process(input);
					const pieces = new Resampler(from, to);
					const output: number[] = [];
					let start = 0;
					for (const cut of cuts) {
						output.push(...pieces.process(input.subarray(start, start + cut)));
						start += cut;
					}
					assert.deepEqual(output, [...whole]);
					assert.equal(whole.length, Math.ceil((length * to) / from));
				},
			),
			{ numRuns: 60 },
		);
	});

	it("saturates instead of wrapping", () => {
		const loud = Int16Array.from({ length: 2400 }, (_, i) => (Math.floor(i / 12) % 2 ? 32767 : -32768));
		const output = new Resampler(24000, 8000).process(loud);
		for (let i = 20; i < output.length - 1; i++) {
			assert.ok(Math.abs((output[i] ?? 0) - (output[i + 1] ?? 0)) < 65535);
		}
		assert.ok(output.some((sample) => sample === 32767));
	});

	it("passes equal rates through", () => {
		const input = sine(440, 16000, 20);
		assert.equal(new Resampler(16000, 16000).process(input), input);
	});
});
