import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { interleave, readWav, wavHeader, wavHeaderBytes, wavLengthPatches } from "./wav.ts";

const left = Int16Array.from([1, -2, 3]);
const right = Int16Array.from([32767, -32768, 0]);

function stereo(): Uint8Array {
	const samples = new Int16Array(6);
	interleave(left, right, samples, 0);
	return new Uint8Array(samples.buffer);
}

describe("wav", () => {
	it("reads what it wrote", () => {
		const data = stereo();
		const read = readWav(Buffer.concat([wavHeader({ sampleRate: 16000, channels: 2, dataBytes: data.length }), data]));
		assert.equal(read.sampleRate, 16000);
		assert.deepEqual(read.channelData[0], left);
		assert.deepEqual(read.channelData[1], right);
	});

	it("reads a recording that was never finished", () => {
		const read = readWav(Buffer.concat([wavHeader({ sampleRate: 8000, channels: 2, dataBytes: 0 }), stereo()]));
		assert.equal(read.channelData[0]?.length, 3);
	});

	it("patches a header to what it would have been", () => {
		const header = Buffer.from(wavHeader({ sampleRate: 8000, channels: 2, dataBytes: 0 }));
		for (const { offset, bytes } of wavLengthPatches(1234)) header.set(bytes, offset);
		assert.deepEqual(header, Buffer.from(wavHeader({ sampleRate: 8000, channels: 2, dataBytes: 1234 })));
		assert.equal(header.length, wavHeaderBytes);
	});

	it("refuses what it cannot read", () => {
		assert.throws(() => readWav(Buffer.from("RIFX")), /not a WAV/);
		assert.throws(
			() => readWav(wavHeader({ sampleRate: 8000, channels: 1, dataBytes: 0 }).subarray(0, 36)),
			/no audio/,
		);
	});
});
