import assert from "node:assert/strict";
import { test } from "node:test";
import { createRecorder } from "./recorder.ts";

const sampleRate = 16_000;
const frame = new Int16Array(320).fill(1000);

test("the caller is recorded again after a stall whose frames come all at once", () => {
	const contact: number[] = [];
	const recorder = createRecorder({ write: (pcm) => contact.push(...pcm) }, sampleRate);
	const speak = (fromMs: number, toMs: number) => {
		for (let nowMs = fromMs + 20; nowMs <= toMs; nowMs += 20) {
			recorder.contact(frame, nowMs);
			recorder.advance(nowMs);
		}
	};
	speak(0, 1000);
	for (let nowMs = 1020; nowMs <= 2000; nowMs += 20) recorder.advance(nowMs);
	for (let n = 0; n < 50; n++) recorder.contact(frame, 2000);
	speak(2000, 4000);
	recorder.finish(4000);
	const heard = (fromMs: number, toMs: number) =>
		contact.slice((fromMs * sampleRate) / 1000, (toMs * sampleRate) / 1000).every((sample) => sample === 1000);
	assert.ok(heard(0, 1000), "before the stall");
	assert.ok(heard(2000, 4000), "after the stall");
});
