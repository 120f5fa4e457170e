import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createSealer } from "./sealing.ts";

const newKey = () => randomBytes(32).toString("base64");
const context = Buffer.from("row 1");

describe("a sealer", () => {
	it("opens what it sealed, for the same row only", () => {
		const sealer = createSealer(newKey(), "test");
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const sealed = sealer.seal(text, context);
				assert.equal(sealer.open(sealed, context), text);
				assert.equal(sealer.open(sealed, Buffer.from("row 2")), null);
			}),
			{ numRuns: 50 },
		);
	});

	it("opens nothing that was changed in any byte, or cut short", () => {
		const sealer = createSealer(newKey(), "test");
		const sealed = sealer.seal("secreto", context);
		for (let at = 0; at < sealed.length; at++) {
			const changed = Buffer.from(sealed);
			changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
			assert.equal(sealer.open(changed, context), null);
			assert.equal(sealer.open(sealed.subarray(0, at), context), null);
		}
	});

	it("has another key for each purpose and installation, and never seals twice alike", () => {
		const key = newKey();
		const sealer = createSealer(key, "test");
		const sealed = sealer.seal("secreto", context);
		assert.equal(createSealer(key, "other").open(sealed, context), null);
		assert.equal(createSealer(newKey(), "test").open(sealed, context), null);
		assert.notDeepEqual(sealer.seal("secreto", context), sealed);
		assert.ok(!sealed.includes("secreto"));
	});
});
