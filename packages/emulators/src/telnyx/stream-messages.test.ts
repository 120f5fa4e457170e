import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { readStreamCommand } from "./stream-messages.ts";

describe("messages on a media socket", () => {
	test("come through as they were sent", () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.string(), (bytes, name) => {
				const payload = Buffer.from(bytes).toString("base64");
				assert.deepEqual(readStreamCommand(JSON.stringify({ event: "media", media: { payload } })), {
					event: "media",
					audio: Buffer.from(bytes),
				});
				assert.deepEqual(readStreamCommand(JSON.stringify({ event: "mark", mark: { name } })), { event: "mark", name });
			}),
		);
		assert.deepEqual(readStreamCommand('{"event":"clear"}'), { event: "clear" });
	});

	test("that are none are complained about, never thrown", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				const read = readStreamCommand(text);
				assert.ok("code" in read && read.code === 100003);
			}),
		);
		for (const payload of ["a", "ab=c", "<audio>"])
			assert.equal(
				(readStreamCommand(JSON.stringify({ event: "media", media: { payload } })) as { code: number }).code,
				100004,
			);
	});
});
