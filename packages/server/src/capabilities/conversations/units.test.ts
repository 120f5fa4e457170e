import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { AppError } from "../../platform/errors/index.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { peaksOf, toWaveform } from "./peaks.ts";
import { parseRange } from "./range.ts";
import { queryWords } from "./search.ts";
import { windowsBack } from "./search-windows.ts";

const instant = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });

describe("a byte range", () => {
	it("is within the resource, whatever is asked", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,4}-\d{0,4}$/)), fc.nat(2000), (header, size) => {
				const range = parseRange(header, size);
				if (range === null || range === "unsatisfiable") return;
				assert.ok(0 <= range.start && range.start <= range.end && range.end < size);
			}),
		);
	});

	it("follows RFC 9110", () => {
		assert.deepEqual(parseRange("bytes=0-0", 10), { start: 0, end: 0 });
		assert.deepEqual(parseRange("bytes=-4", 10), { start: 6, end: 9 });
		assert.deepEqual(parseRange("bytes=-400", 10), { start: 0, end: 9 });
		assert.deepEqual(parseRange("bytes=3-", 10), { start: 3, end: 9 });
		assert.equal(parseRange("bytes=10-", 10), "unsatisfiable");
		assert.equal(parseRange("bytes=-0", 10), "unsatisfiable");
		for (const ignored of [undefined, "bytes=5-2", "bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=a-b"])
			assert.equal(parseRange(ignored, 10), null, ignored);
	});
});

describe("a cursor", () => {
	it("comes back as it went", () => {
		fc.assert(
			fc.property(instant, fc.uuid(), (startedAt, id) => {
				assert.deepEqual(decodeCursor(encodeCursor({ startedAt, id })), { startedAt, id });
			}),
		);
	});

	it("is refused when it is anything else", () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				assert.throws(
					() => decodeCursor(text),
					(error) => error instanceof AppError && error.code === "bad-request",
				);
			}),
		);
	});
});

describe("the windows of a search", () => {
	it("cover every moment of the past once, and name its day or month", () => {
		fc.assert(
			fc.property(instant, fc.nat(4000 * 86_400), (until, secondsBack) => {
				const at = new Date(until.getTime() - secondsBack * 1000);
				let before = Number.POSITIVE_INFINITY;
				const covering = windowsBack(until).filter((window) => {
					const from = window.from?.getTime() ?? Number.NEGATIVE_INFINITY;
					assert.ok(from < before);
					const inside = from <= at.getTime() && at.getTime() < before;
					before = from;
					return inside;
				});
				assert.equal(covering.length, 1);
				const facets = covering[0]?.facets ?? [];
				const day = at.toISOString().slice(0, 10);
				assert.ok(
					facets.length === 0 || facets.includes(`~day:${day}`) || facets.includes(`~month:${day.slice(0, 7)}`),
				);
			}),
		);
	});
});

describe("a query's words", () => {
	it("are letters and digits, at most ten", () => {
		assert.deepEqual(queryWords("  ¿Dónde está MI router-5G? "), ["dónde", "está", "mi", "router", "5g"]);
		fc.assert(
			fc.property(fc.array(fc.nat(0xffff), { maxLength: 200 }), (codes) => {
				const text = String.fromCharCode(...codes);
				const words = queryWords(text);
				assert.ok(words.length <= 10 && words.every((word) => /^[\p{L}\p{N}]+$/u.test(word)));
			}),
		);
	});
});

describe("peaks", () => {
	async function* inPieces(bytes: Uint8Array, sizes: readonly number[]) {
		for (let at = 0, index = 0; at < bytes.length; index++) {
			const size = sizes[index % sizes.length] ?? 1;
			yield bytes.subarray(at, at + size);
			at += size;
		}
	}

	it("are the same however the bytes are cut", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: -32768, max: 32767 }), { maxLength: 600 }),
				fc.array(fc.integer({ min: 1, max: 37 }), { minLength: 1, maxLength: 5 }),
				fc.constantFrom(1, 2),
				async (samples, sizes, channels) => {
					const whole = samples.slice(0, samples.length - (samples.length % channels));
					const bytes = new Uint8Array(Int16Array.from(whole).buffer);
					const layout = { channels, sampleRate: 1000, dataOffset: 44, dataBytes: bytes.length };
					const peaks = await peaksOf(inPieces(bytes, sizes), layout);
					const frames = whole.length / channels;
					assert.equal(peaks.length, Math.ceil(frames / 20) * 2);
					for (let window = 0; window < peaks.length / 2; window++)
						for (const channel of [0, 1]) {
							const heard = whole.filter(
								(_, index) => index % channels === channel && Math.floor(Math.floor(index / channels) / 20) === window,
							);
							const loudest = Math.min(255, Math.round((Math.max(0, ...heard.map(Math.abs)) / 32768) * 255));
							assert.equal(peaks[window * 2 + channel], loudest);
						}
				},
			),
		);
	});

	it("fill any number of columns", () => {
		const peaks = Uint8Array.from([255, 0, 0, 51, 102, 0]);
		assert.deepEqual(toWaveform(peaks, 60, 3), { durationMs: 60, contact: [1, 0, 0.4], assistant: [0, 0.2, 0] });
		assert.deepEqual(toWaveform(peaks, 60, 1), { durationMs: 60, contact: [1], assistant: [0.2] });
		assert.deepEqual(toWaveform(peaks, 60, 6).contact, [1, 1, 0, 0, 0.4, 0.4]);
		assert.deepEqual(toWaveform(new Uint8Array(0), 0, 2), { durationMs: 0, contact: [0, 0], assistant: [0, 0] });
	});
});
