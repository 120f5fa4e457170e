import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fadeIn } from "./fade.ts";
import { activeLevelDbfs, levelDbfs, peakDbfs, silenceDbfs } from "./levels.ts";

const sine = (amplitude: number, length = 1600) =>
	Int16Array.from({ length }, (_, i) => Math.round(amplitude * Math.sin((2 * Math.PI * 200 * i) / 16000)));

describe("levels", () => {
	it("tells a full-scale sine at -3 dBFS and silence as silence", () => {
		assert.ok(Math.abs(levelDbfs(sine(32767)) + 3.01) < 0.01);
		assert.equal(levelDbfs(new Int16Array(160)), silenceDbfs);
		assert.equal(levelDbfs(new Int16Array(0)), silenceDbfs);
	});
	it("does not take an offset for loudness", () =>
		assert.equal(levelDbfs(new Int16Array(160).fill(5000)), silenceDbfs));
	it("tells the peak", () => assert.ok(Math.abs(peakDbfs(sine(16384)) + 6.02) < 0.01));
	it("leaves pauses out of the active level", () => {
		const speech = new Int16Array(16000);
		speech.set(sine(10000, 4000));
		assert.ok(Math.abs(activeLevelDbfs(speech, 16000) - levelDbfs(sine(10000, 1600))) < 0.2);
	});
	it("fades in without touching the rest or the original", () => {
		const pcm = new Int16Array(100).fill(1000);
		const faded = fadeIn(pcm, 10);
		assert.deepEqual([faded[0], faded[4], faded[10], pcm[0]], [100, 500, 1000, 1000]);
	});
});
