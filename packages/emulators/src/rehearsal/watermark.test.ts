import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { speak } from "../openai-compatible/voice.ts";
import { decodeMuLaw, encodeMuLaw, resample } from "../telephone/index.ts";
import { readWatermarks, SHORTEST_MS, WATERMARKS, watermark } from "./watermark.ts";

const voice = speak("Hola buenas no tengo internet desde esta manana", 8000, 1);

describe("a watermark under a voice", () => {
	test("is read after the telephone, wherever the listener comes in", () => {
		fc.assert(
			fc.property(
				fc.nat(WATERMARKS - 1),
				fc.nat(8000),
				fc.nat(4000),
				fc.constantFrom(8000, 16_000, 24_000),
				(number, from, silence, rate) => {
					const sent = decodeMuLaw(encodeMuLaw(watermark(voice, number)));
					const heard = new Int16Array(silence + sent.length - from);
					heard.set(sent.subarray(from), silence);
					assert.deepEqual(readWatermarks(resample(heard, 8000, rate), rate), [number]);
				},
			),
			{ numRuns: 40 },
		);
	});

	test("is not found where there is none", () => {
		assert.deepEqual(readWatermarks(voice, 8000), []);
		assert.deepEqual(readWatermarks(new Int16Array(16_000), 8000), []);
		assert.deepEqual(readWatermarks(new Int16Array(0), 8000), []);
	});

	test("is told for each of two sentences, in their order", () => {
		const both = new Int16Array(voice.length + 8000);
		both.set(watermark(voice, 99), 0);
		both.set(watermark(voice.slice(0, 8000), 17), voice.length);
		assert.deepEqual(readWatermarks(both, 8000), [99, 17]);
	});

	test("needs room, and a number that there is", () => {
		assert.throws(() => watermark(new Int16Array(SHORTEST_MS * 8 - 1), 1), /Too short/);
		assert.throws(() => watermark(voice, WATERMARKS), /is no watermark/);
		assert.deepEqual(readWatermarks(watermark(new Int16Array(SHORTEST_MS * 8), 500), 8000), [500]);
	});
});
