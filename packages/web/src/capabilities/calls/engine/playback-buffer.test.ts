import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PlaybackBuffer } from "./playback-buffer.ts";

const rate = 16000;
const frame = (value = 0.5) => new Float32Array(320).fill(value);
const make = (extra = {}) =>
	new PlaybackBuffer({ sourceRate: rate, outputRate: rate, startMs: 80, fadeMs: 8, ...extra });

/** Renders blocks of 128 and returns every sample played. */
function play(buffer: PlaybackBuffer, blocks: number): number[] {
	const block = new Float32Array(128);
	const played: number[] = [];
	for (let n = 0; n < blocks; n++) {
		buffer.render(block);
		played.push(...block);
	}
	return played;
}

test("it waits for 80 ms of sound, then plays it all in order", () => {
	const buffer = make();
	for (let n = 0; n < 3; n++) buffer.push(frame());
	assert.ok(play(buffer, 4).every((value) => value === 0));
	buffer.push(frame());
	const played = play(buffer, 10);
	assert.equal(played.filter((value) => value === 0.5).length, 1280 - 32, "all but the 2 ms of fade-in");
});

test("a short word plays although the threshold was never reached", () => {
	const buffer = make();
	buffer.push(frame());
	buffer.mark("a");
	const played = play(buffer, 14);
	assert.equal(played.filter((value) => value > 0).length > 280, true);
	assert.deepEqual(buffer.takeReached(), ["a"]);
});

test("a mark is reached exactly when the sample before it was played", () => {
	const buffer = make({ startMs: 0 });
	buffer.push(frame());
	buffer.mark("first");
	buffer.push(frame());
	buffer.mark("second");
	play(buffer, 2);
	assert.deepEqual(buffer.takeReached(), []);
	play(buffer, 1);
	assert.deepEqual(buffer.takeReached(), ["first"], "320 samples are within three blocks");
	play(buffer, 2);
	assert.deepEqual(buffer.takeReached(), ["second"]);
	assert.deepEqual(buffer.takeReached(), []);
});

test("a mark with nothing before it is reached at once", () => {
	const buffer = make();
	buffer.mark("empty");
	play(buffer, 1);
	assert.deepEqual(buffer.takeReached(), ["empty"]);
});

test("clear fades out within 8 ms, then is silent, and gives back its marks at once", () => {
	const buffer = make({ startMs: 0 });
	for (let n = 0; n < 10; n++) {
		buffer.push(frame());
		buffer.mark(`m${n}`);
	}
	play(buffer, 3);
	assert.deepEqual(buffer.takeReached(), ["m0"]);
	buffer.clear();
	assert.deepEqual(
		buffer.takeReached(),
		Array.from({ length: 9 }, (_, n) => `m${n + 1}`),
	);
	const played = play(buffer, 4);
	assert.ok(played.slice(0, 128).every((value, n) => n === 0 || value <= (played[n - 1] as number)));
	assert.ok(played.slice(128).every((value) => value === 0));
	assert.equal(buffer.bufferedMs, 0);
});

test("what comes after a clear plays after the fade", () => {
	const buffer = make({ startMs: 0 });
	buffer.push(frame());
	play(buffer, 1);
	buffer.clear();
	buffer.push(frame(0.25));
	buffer.mark("next");
	const played = play(buffer, 5);
	assert.ok(played.slice(200, 400).every((value) => value === 0.25));
	assert.deepEqual(buffer.takeReached(), ["next"]);
});

test("running dry in the middle counts as an underrun and asks for more sound before playing on", () => {
	const buffer = make();
	for (let n = 0; n < 4; n++) buffer.push(frame());
	play(buffer, 12);
	assert.equal(buffer.underruns, 1);
	for (let n = 0; n < 4; n++) buffer.push(frame());
	assert.ok(
		play(buffer, 2).every((value) => value === 0),
		"80 ms are no longer enough",
	);
	buffer.push(frame());
	assert.ok(play(buffer, 2).some((value) => value > 0));
});

test("running dry at a mark is the end of what was said", () => {
	const buffer = make();
	for (let n = 0; n < 4; n++) buffer.push(frame());
	buffer.mark("end");
	play(buffer, 12);
	assert.equal(buffer.underruns, 0);
	assert.deepEqual(buffer.takeReached(), ["end"]);
});

test("more than fits is dropped and counted", () => {
	const buffer = make({ capacityMs: 40 });
	for (let n = 0; n < 3; n++) buffer.push(frame());
	assert.equal(buffer.dropped, 320);
});

test("every mark comes back once and in order, whatever happens", () => {
	const step = fc.oneof(
		fc.record({ do: fc.constant("push" as const), samples: fc.integer({ min: 0, max: 800 }) }),
		fc.record({ do: fc.constant("mark" as const) }),
		fc.record({ do: fc.constant("clear" as const) }),
		fc.record({ do: fc.constant("render" as const), blocks: fc.integer({ min: 1, max: 12 }) }),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
			const buffer = new PlaybackBuffer({ sourceRate: 16000, outputRate: 48000 });
			const sent: string[] = [];
			const reached: string[] = [];
			for (const action of steps) {
				if (action.do === "push") buffer.push(new Float32Array(action.samples).fill(0.1));
				else if (action.do === "clear") buffer.clear();
				else if (action.do === "render") play(buffer, action.blocks);
				else {
					sent.push(String(sent.length));
					buffer.mark(String(sent.length - 1));
				}
				reached.push(...buffer.takeReached());
			}
			play(buffer, 400);
			reached.push(...buffer.takeReached());
			assert.deepEqual(reached.slice(0, sent.length), sent.slice(0, reached.length));
			play(buffer, 2000);
			reached.push(...buffer.takeReached());
			assert.deepEqual(reached, sent);
		}),
		{ numRuns: 60 },
	);
});
