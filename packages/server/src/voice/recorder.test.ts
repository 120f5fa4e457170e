import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createRecorder } from "./recorder.ts";

const frame = 160;

function record() {
	const contact: number[] = [];
	const assistant: number[] = [];
	const recorder = createRecorder(
		{
			write(left, right) {
				contact.push(...left);
				assistant.push(...right);
			},
		},
		8000,
	);
	return { recorder, contact, assistant };
}

const tone = (value: number, length = frame) => new Int16Array(length).fill(value);
/** Milliseconds at which the sides sound. */
const sounding = (side: readonly number[]) =>
	side.flatMap((sample, i) => (sample !== 0 && (side[i - 1] ?? 0) === 0 ? [i / 8] : []));

describe("a recording", () => {
	it("keeps both sides on one axis, through gaps and the ring's end", () => {
		const { recorder, contact, assistant } = record();
		for (let nowMs = 20; nowMs <= 5000; nowMs += 20) {
			if (nowMs > 1000 && nowMs <= 1100) recorder.contact(tone(7), nowMs);
			if (nowMs === 2000) recorder.assistant(tone(9, frame * 5), nowMs + 100);
			if (nowMs > 4000 && nowMs <= 4040) recorder.contact(tone(7), nowMs);
			recorder.advance(nowMs);
		}
		recorder.finish(5010);
		assert.equal(contact.length, 5020 * 8);
		assert.equal(assistant.length, contact.length);
		assert.deepEqual(sounding(contact), [1000, 4000]);
		assert.deepEqual(sounding(assistant), [2100]);
		assert.equal(assistant.filter((sample) => sample === 9).length, frame * 5);
	});

	it("leaves out what was cleared before it was played", () => {
		const { recorder, assistant } = record();
		recorder.assistant(tone(9, frame * 10), 0);
		recorder.cut(50);
		recorder.assistant(tone(5), 60);
		recorder.finish(200);
		assert.equal(assistant.filter((sample) => sample === 9).length, 400);
		assert.deepEqual(sounding(assistant), [0, 60]);
	});

	it("does not take frames that come bunched for a gap", () => {
		const { recorder, contact } = record();
		for (const nowMs of [20, 40, 110, 110, 110, 120]) recorder.contact(tone(3), nowMs);
		recorder.finish(200);
		assert.deepEqual(sounding(contact), [0]);
		assert.equal(contact.filter((sample) => sample === 3).length, 6 * frame);
	});
});
