import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { decodeALaw, decodeMuLaw, encodeALaw, encodeMuLaw } from "./g711.ts";

const allBytes = Uint8Array.from({ length: 256 }, (_, i) => i);
const allSamples = Int16Array.from({ length: 65536 }, (_, i) => i - 32768);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const littleEndian = (pcm: Int16Array) => {
	const bytes = Buffer.alloc(pcm.length * 2);
	pcm.forEach((sample, i) => {
		bytes.writeInt16LE(sample, i * 2);
	});
	return bytes;
};

describe("g711", () => {
	it("has the tables of ITU-T G.711", () => {
		assert.equal(
			sha256(littleEndian(decodeMuLaw(allBytes))),
			"3dab54339e520bb2c924826e3b72a917a2b612e9fd12fc867500f1d983a75827",
		);
		assert.equal(
			sha256(littleEndian(decodeALaw(allBytes))),
			"e04788d110e58ff8c70c93b8480190d973e3b67876b6119abbaec766cc75c174",
		);
		assert.equal(sha256(encodeMuLaw(allSamples)), "5ee7cf5f273f842d2234121e4cb0c98d6b20a99ac29026f94e05b36955b195be");
		assert.equal(sha256(encodeALaw(allSamples)), "38488f6fd710f4686360edc4d38639f96c491595ef93f8eb8d62d5e07ca6ce7b");
	});

	it("encodes what it decoded to the same byte, but for mu-law's negative zero", () => {
		assert.deepEqual(encodeALaw(decodeALaw(allBytes)), allBytes);
		const expected = allBytes.slice();
		expected[0x7f] = 0xff;
		assert.deepEqual(encodeMuLaw(decodeMuLaw(allBytes)), expected);
	});

	it("encodes silence as silence", () => {
		assert.deepEqual([...encodeMuLaw(new Int16Array(2))], [0xff, 0xff]);
		assert.deepEqual([...encodeALaw(new Int16Array(2))], [0xd5, 0xd5]);
	});
});
