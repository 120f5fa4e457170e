import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keyTones, waitingMusic } from "./tones.ts";

/** Power at a frequency (Goertzel). */
function power(pcm: Int16Array, frequency: number, sampleRate: number): number {
	const c = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
	let s1 = 0;
	let s2 = 0;
	for (const sample of pcm) [s1, s2] = [sample / 32768 + c * s1 - s2, s1];
	return s1 * s1 + s2 * s2 - c * s1 * s2;
}
const all = [697, 770, 852, 941, 1209, 1336, 1477, 1633];

describe("tones", () => {
	for (const sampleRate of [8000, 16_000])
		it(`are the two of each key, at ${sampleRate} Hz`, () => {
			const expected = {
				"1": [697, 1209],
				"5": [770, 1336],
				"9": [852, 1477],
				"0": [941, 1336],
				"*": [941, 1209],
				"#": [941, 1477],
				D: [941, 1633],
			};
			for (const [key, pair] of Object.entries(expected)) {
				const pcm = keyTones(key, sampleRate).subarray(0, sampleRate / 10);
				const loudest = all.toSorted((a, b) => power(pcm, b, sampleRate) - power(pcm, a, sampleRate)).slice(0, 2);
				assert.deepEqual(
					loudest.sort((a, b) => a - b),
					pair,
					key,
				);
				const others = all.filter((frequency) => !pair.includes(frequency));
				assert.ok(
					others.every((frequency) => power(pcm, frequency, sampleRate) * 50 < power(pcm, pair[0] ?? 0, sampleRate)),
				);
			}
		});

	it("have the gaps that exchanges ask for, and never clip", () => {
		const pcm = keyTones("12w3x", 8000);
		assert.equal(pcm.length, 3 * 1600 + 4000);
		assert.ok(pcm.every((sample) => Math.abs(sample) < 0.46 * 32768));
		assert.ok(pcm.subarray(800, 1600).every((sample) => sample === 0));
	});

	it("of waiting are soft and have no edge", () => {
		const pcm = waitingMusic(8000);
		const rms = Math.sqrt(pcm.reduce((sum, sample) => sum + sample * sample, 0) / pcm.length) / 32768;
		assert.ok(20 * Math.log10(rms) < -28 && 20 * Math.log10(rms) > -45, `${20 * Math.log10(rms)} dBFS`);
		let step = 0;
		for (let i = 1; i < pcm.length; i++) step = Math.max(step, Math.abs((pcm[i] ?? 0) - (pcm[i - 1] ?? 0)));
		assert.ok(step < 1200, `a step of ${step}`);
	});
});
