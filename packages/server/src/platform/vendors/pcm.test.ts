import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pcmBytes, pcmReader } from "./pcm.ts";

test("samples come out whole, however their bytes are cut", () => {
	fc.assert(
		fc.property(fc.int16Array(), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (samples, cuts) => {
			const bytes = pcmBytes(samples);
			const read = pcmReader();
			const out: number[] = [];
			for (let at = 0, n = 0; at < bytes.length; n++) {
				const length = cuts[n % cuts.length] ?? 1;
				out.push(...read(bytes.subarray(at, at + length)));
				at += length;
			}
			assert.deepEqual(out, [...samples]);
		}),
	);
});
