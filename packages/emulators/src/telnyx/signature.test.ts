import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import Telnyx from "telnyx";
import { TelnyxWebhook } from "telnyx/lib/webhooks";
import { decodeALaw, encodeALaw } from "./a-law.ts";
import { WebhookSigner } from "./signature.ts";

const seed = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
const signer = new WebhookSigner(seed);
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

describe("signatures", () => {
	test("of documented bodies come out as documented", () => {
		assert.equal(signer.publicKey, "ebVWLo/mVPlAeLES6KmLp5AfhTrmlb7X4OORC60ElmQ=");
		const initiated =
			'{"data":{"record_type":"event","event_type":"call.initiated","id":"0ccc7b54-4df3-4bca-a65a-3da1ecc777f0","occurred_at":"2025-07-29T08:00:00.000000Z","payload":{"call_control_id":"v3:example","call_leg_id":"428c31b6-7af4-4bcb-b7f5-5013ef9657c1","call_session_id":"428c31b6-abf3-3bc1-b7f4-5013ef9657c1","connection_id":"1234567890","direction":"incoming","from":"+14155550100","to":"+14155550199","state":"parked"}},"meta":{"attempt":1,"delivered_to":"https://voice.example.com/webhooks/telnyx"}}';
		assert.equal(sha256(initiated), "92c77110b0874bda8dbad06b18f9b03c3565010d4bd663e22299d39ba3abca38");
		assert.equal(
			signer.sign("1753776000", initiated),
			"u1DlqV0ts8zW4oMF4QYE1zVe/6OMGvlwwLxgYVdSU+PnFQwcnC/FJUJ+sigcGbJ8EfQKRh72A7Wams+Cci0vDw==",
		);
		const hangup =
			'{"data":{"record_type":"event","event_type":"call.hangup","payload":{"call_control_id":"v3:example","hangup_cause":"normal_clearing","note":"café ✓"}}}';
		assert.equal(sha256(hangup), "eb4eb9b6659d19400175513a5c3da58982493d7a9fe6560fafec2bc70788feac");
		assert.equal(
			signer.sign("1753776042", hangup),
			"6bQVlJBFQkDJDJnM6kJvJsxdGmFd1eVFdYIvarmuoMhvZqcaCYj5V0hlWkaB2WW4JfVBXz33myrKf3igDZ0pBw==",
		);
	});

	test("verify with the SDK, whatever the body, and not with a byte more", async () => {
		const verifier = new TelnyxWebhook(signer.publicKey);
		await fc.assert(
			fc.asyncProperty(fc.json(), async (body) => {
				const headers = signer.headers(body, Date.now());
				await verifier.verify(body, headers);
				await assert.rejects(verifier.verify(`${body} `, headers));
			}),
			{ numRuns: 25 },
		);
	});

	test("are of the second in which they are sent", async () => {
		const client = new Telnyx({ apiKey: "KEY", publicKey: signer.publicKey });
		const body = '{"data":{"event_type":"call.hangup"}}';
		const event = await client.webhooks.unwrap(body, { headers: signer.headers(body, Date.now()) });
		assert.deepEqual(event, { data: { event_type: "call.hangup" } });
		const stale = signer.headers(body, Date.now() - 400_000);
		await assert.rejects(client.webhooks.unwrap(body, { headers: stale }));
	});

	test("need a key of 32 bytes", () => {
		assert.throws(() => new WebhookSigner(new Uint8Array(31)), RangeError);
		assert.notEqual(new WebhookSigner().publicKey, new WebhookSigner().publicKey);
	});
});

describe("A-law", () => {
	test("is G.711's, for every byte and every sample", () => {
		const decoded = decodeALaw(Uint8Array.from({ length: 256 }, (_, byte) => byte));
		const bytes = Buffer.alloc(512);
		for (const [i, sample] of decoded.entries()) bytes.writeInt16LE(sample, i * 2);
		assert.equal(sha256(bytes), "e04788d110e58ff8c70c93b8480190d973e3b67876b6119abbaec766cc75c174");
		const encoded = encodeALaw(Int16Array.from({ length: 65536 }, (_, i) => i - 32768));
		assert.equal(sha256(encoded), "38488f6fd710f4686360edc4d38639f96c491595ef93f8eb8d62d5e07ca6ce7b");
	});
});
