import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Framer } from "./framing.ts";

describe("framing", () => {
	it("loses and adds nothing, whatever the lengths", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 }), (lengths) => {
				const framer = new Framer(160);
				const frames: Int16Array[] = [];
				let next = 0;
				for (const length of lengths) {
					framer.push(
						Int16Array.from({ length }, () => next++),
						(frame) => frames.push(frame),
					);
				}
				const last = framer.flush();
				if (last) frames.push(last);
				assert.ok(frames.every((frame) => frame.length === 160));
				assert.equal(frames.length, Math.ceil(next / 160));
				const samples = frames.flatMap((frame) => [...frame]);
				for (let i = 0; i < samples.length; i++) assert.equal(samples[i], i < next ? i : 0);
			}),
		);
	});

	it("hands a whole frame on without copying", () => {
		const frame = new Int16Array(160);
		let seen: Int16Array | undefined;
		new Framer(160).push(frame, (taken) => {
			seen = taken;
		});
		assert.equal(seen, frame);
	});
});
