import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import type { CarrierRequest } from "../../ports/telephony.ts";
import { checkWebhook, readPublicKey } from "./signature.ts";

const key = readPublicKey("ebVWLo/mVPlAeLES6KmLp5AfhTrmlb7X4OORC60ElmQ=");
type Signed = Pick<CarrierRequest, "headers" | "body">;

const vectors = [
	{
		timestamp: "1753776000",
		body: '{"data":{"record_type":"event","event_type":"call.initiated","id":"0ccc7b54-4df3-4bca-a65a-3da1ecc777f0","occurred_at":"2025-07-29T08:00:00.000000Z","payload":{"call_control_id":"v3:example","call_leg_id":"428c31b6-7af4-4bcb-b7f5-5013ef9657c1","call_session_id":"428c31b6-abf3-3bc1-b7f4-5013ef9657c1","connection_id":"1234567890","direction":"incoming","from":"+14155550100","to":"+14155550199","state":"parked"}},"meta":{"attempt":1,"delivered_to":"https://voice.example.com/webhooks/telnyx"}}',
		signature: "u1DlqV0ts8zW4oMF4QYE1zVe/6OMGvlwwLxgYVdSU+PnFQwcnC/FJUJ+sigcGbJ8EfQKRh72A7Wams+Cci0vDw==",
	},
	{
		timestamp: "1753776042",
		body: '{"data":{"record_type":"event","event_type":"call.hangup","payload":{"call_control_id":"v3:example","hangup_cause":"normal_clearing","note":"café ✓"}}}',
		signature: "6bQVlJBFQkDJDJnM6kJvJsxdGmFd1eVFdYIvarmuoMhvZqcaCYj5V0hlWkaB2WW4JfVBXz33myrKf3igDZ0pBw==",
	},
] as const;
const [first] = vectors;

const requestOf = (vector: { timestamp: string; body: string; signature: string }): Signed => ({
	headers: { "telnyx-signature-ed25519": vector.signature, "telnyx-timestamp": vector.timestamp },
	body: Buffer.from(vector.body),
});
const check = (request: Signed, atSeconds = 1_753_776_000) => checkWebhook(key, request, atSeconds * 1000);
const altered = (more: Partial<Record<"timestamp" | "body" | "signature", string>>) =>
	check(requestOf({ ...first, ...more }));

test("accepts the vectors, byte by byte", () => {
	assert.deepEqual(
		vectors.map(({ body }) => Buffer.byteLength(body)),
		[494, 154],
	);
	for (const vector of vectors) assert.equal(check(requestOf(vector)), "genuine");
});

test("refuses whatever differs from what was signed", () => {
	assert.equal(altered({ body: `${first.body} ` }), "forged");
	assert.equal(altered({ body: "" }), "forged");
	assert.equal(altered({ timestamp: "1753776001" }), "forged");
	assert.equal(altered({ timestamp: "01753776000" }), "forged");
	assert.equal(altered({ timestamp: "now" }), "forged");
	assert.equal(altered({ signature: vectors[1].signature }), "forged");
	assert.equal(altered({ signature: first.signature.slice(0, -4) }), "forged");
	assert.equal(altered({ signature: `${first.signature.slice(0, -2)}AA==` }), "forged");
	assert.equal(altered({ signature: "?" }), "forged");
	assert.equal(altered({ body: JSON.stringify(JSON.parse(first.body), null, 1) }), "forged");
});

test("calls a request without either header unsigned", () => {
	const { headers, body } = requestOf(first);
	for (const name of Object.keys(headers))
		for (const value of [undefined, "", []])
			assert.equal(check({ headers: { ...headers, [name]: value }, body }), "unsigned");
});

test("takes the first of a header that came twice", () => {
	const { headers, body } = requestOf(first);
	const twice = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [String(value), "other"]]));
	assert.equal(check({ headers: twice, body }), "genuine");
});

test("believes five minutes either way, to the second, and calls the genuine rest stale", () => {
	const at = (offsetSeconds: number) => check(requestOf(first), 1_753_776_000 + offsetSeconds);
	for (const offset of [-300, -1, 0, 1, 300, 300.999]) assert.equal(at(offset), "genuine", String(offset));
	for (const offset of [-301, 301, 100_000]) assert.equal(at(offset), "stale", String(offset));
	assert.equal(check(requestOf({ ...first, body: "x" }), 1_753_776_301), "forged");
});

test("accepts no other account's signature", () => {
	const { privateKey, publicKey } = generateKeyPairSync("ed25519");
	const body = fc.string({ unit: "binary" });
	fc.assert(
		fc.property(body, fc.nat(), fc.nat({ max: 63 }), (text, seconds, flipped) => {
			const timestamp = String(seconds);
			const signature = sign(null, Buffer.from(`${timestamp}|${text}`), privateKey);
			const request = requestOf({ timestamp, body: text, signature: signature.toString("base64") });
			assert.equal(checkWebhook(publicKey, request, seconds * 1000), "genuine");
			assert.equal(checkWebhook(key, request, seconds * 1000), "forged");
			signature.writeUInt8(signature.readUInt8(flipped) ^ 1, flipped);
			const broken = requestOf({ timestamp, body: text, signature: signature.toString("base64") });
			assert.equal(checkWebhook(publicKey, broken, seconds * 1000), "forged");
		}),
	);
});

test("says at once that a key is none", () => {
	for (const text of ["", "AAAA", "?".repeat(44)]) assert.throws(() => readPublicKey(text), /32 bytes/);
});
