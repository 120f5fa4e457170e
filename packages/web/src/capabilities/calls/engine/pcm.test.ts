import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LevelMeter, silenceDbfs } from "./level-meter.ts";
import { Framer, fromPcm16, toPcm16 } from "./pcm.ts";
import { SampleRing } from "./sample-ring.ts";

test("samples survive the way to 16 bits and back within one step", () => {
	fc.assert(
		fc.property(fc.array(fc.float({ min: -1, max: 1, noNaN: true })), (values) => {
			const back = fromPcm16(toPcm16(Float32Array.from(values)).buffer);
			assert.ok(values.every((value, n) => Math.abs((back[n] as number) - value) <= 1 / 32768));
		}),
	);
});

test("what is too loud is clipped, and never wraps", () => {
	assert.deepEqual([...toPcm16(Float32Array.from([2, -2, 1, -1]))], [32767, -32768, 32767, -32768]);
});

test("an odd byte at the end is ignored", () => {
	assert.equal(fromPcm16(new Uint8Array([0, 64, 7]).buffer)[0], 0.5);
	assert.equal(fromPcm16(new Uint8Array([0, 64, 7]).buffer).length, 1);
});

test("frames are complete and in order, however the input is cut", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 20 }), (sizes) => {
			const framer = new Framer(320);
			const framed: number[] = [];
			let sample = 0;
			for (const size of sizes) {
				const block = Float32Array.from({ length: size }, () => sample++);
				framer.push(block, (frame) => framed.push(...frame));
			}
			assert.equal(framed.length, Math.floor(sample / 320) * 320);
			assert.ok(framed.every((value, n) => value === n));
		}),
	);
});

test("the ring gives back what was written, in order, up to its capacity", () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 150 })), { maxLength: 60 }), (steps) => {
			const ring = new SampleRing(200);
			const model: number[] = [];
			let next = 0;
			for (const [write, size] of steps) {
				if (write) {
					const block = Float32Array.from({ length: size }, () => next++);
					const taken = ring.write(block);
					assert.equal(taken, Math.min(size, 200 - model.length));
					model.push(...block.subarray(0, taken));
				} else {
					const target = new Float32Array(size);
					const taken = ring.read(target);
					assert.deepEqual([...target.subarray(0, taken)], model.splice(0, size));
				}
				assert.equal(ring.length, model.length);
			}
		}),
	);
});

test("the meter reads a full-scale square wave as 0 dBFS, half as -6, nothing as silence", () => {
	const level = (value: number) => new LevelMeter(100).push(new Float32Array(100).fill(value));
	assert.equal(level(1), 0);
	assert.ok(Math.abs((level(0.5) as number) + 6.02) < 0.01);
	assert.equal(level(0), silenceDbfs);
	assert.equal(new LevelMeter(101).push(new Float32Array(100)), null);
});
