import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createOutgoing } from "./outgoing.ts";

test("sends everything in order, never less than 20 ms, and fills up only the end of an utterance", () => {
	const pieces = fc.array(fc.integer({ min: 0, max: 400 }));
	fc.assert(
		fc.property(pieces, (lengths) => {
			const passed: Uint8Array[] = [];
			const outgoing = createOutgoing((bytes) => passed.push(Uint8Array.from(bytes)));
			let next = 0;
			for (const length of lengths) outgoing.send(Uint8Array.from({ length }, () => next++ % 200));
			const waiting = outgoing.waitingBytes;
			assert.ok(waiting < 160);
			outgoing.finish();
			outgoing.finish();
			assert.ok(passed.every(({ length }) => length >= 160));
			const all = passed.flatMap((bytes) => [...bytes]);
			assert.deepEqual(
				all.slice(0, next),
				Array.from({ length: next }, (_, i) => i % 200),
			);
			assert.equal(all.length - next, waiting === 0 ? 0 : 160 - waiting);
			assert.ok(all.slice(next).every((byte) => byte === 0xff));
			assert.equal(outgoing.waitingBytes, 0);
		}),
	);
});

test("forgets what waits when it is dropped", () => {
	const passed: number[] = [];
	const outgoing = createOutgoing(({ length }) => passed.push(length));
	outgoing.send(new Uint8Array(100));
	outgoing.drop();
	outgoing.finish();
	outgoing.send(new Uint8Array(159));
	assert.deepEqual(passed, []);
});
