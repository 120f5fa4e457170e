import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { interleave, readWav, wavHeader, wavHeaderBytes, wavLengthPatches } from "./wav.ts";

const left = Int16Array.from([1, -2, 3]);
const right = Int16Array.from([32767, -32768]);

describe("wav", () => {
	it("reads what it wrote, the shorter side filled with silence", () => {
		const data = interleave(left, right);
		const read = readWav(Buffer.concat([wavHeader({ sampleRate: 16000, channels: 2 }, data.length), data]));
		assert.equal(read.sampleRate, 16000);
		assert.deepEqual(read.channelData[0], left);
		assert.deepEqual([...(read.channelData[1] ?? [])], [32767, -32768, 0]);
	});

	it("reads a recording that was never finished", () => {
		const read = readWav(Buffer.concat([wavHeader({ sampleRate: 8000, channels: 2 }, 0), interleave(left, right)]));
		assert.equal(read.channelData[0]?.length, 3);
	});

	it("patches a header to what it would have been", () => {
		const header = Buffer.from(wavHeader({ sampleRate: 8000, channels: 2 }, 0));
		for (const { offset, bytes } of wavLengthPatches(1234)) header.set(bytes, offset);
		assert.deepEqual(header, Buffer.from(wavHeader({ sampleRate: 8000, channels: 2 }, 1234)));
		assert.equal(header.length, wavHeaderBytes);
	});

	it("refuses what it cannot read", () => {
		assert.throws(() => readWav(Buffer.from("RIFX")), /not a WAV/);
		assert.throws(() => readWav(wavHeader({ sampleRate: 8000, channels: 1 }, 0).subarray(0, 36)), /no audio/);
	});
});
