import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ProviderError } from "../../platform/errors/index.ts";
import { answerError, readErrorBody, retryAfterMs } from "./errors.ts";

test("reads every known error body", () => {
	const bodies: [unknown, string | null, string | null][] = [
		['{"error":{"message":"m","type":"t","param":null,"code":"c"}}', "m", "c"],
		['{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}', "Loading model", "503"],
		['{"error":{"message":"m","type":"t","code":null}}', "m", "t"],
		['{"error":"text"}', "text", null],
		['{"message":"m"}', "m", null],
		['{"object":"error","message":"m","type":"BadRequestError","code":400}', "m", "400"],
		['{"detail":"d"}', "d", null],
		['{"detail":[{"loc":["body"],"msg":"field required"}]}', "field required", null],
		["<html></html>", null, null],
		["", null, null],
		["[1]", null, null],
		[null, null, null],
	];
	for (const [body, message, code] of bodies) assert.deepEqual(readErrorBody(body), { message, code }, String(body));
});

test("lets the status decide, and the code only about money", () => {
	const kind = (status: number | undefined, body: unknown = "", headers: Record<string, string> = {}) =>
		answerError("p", { status, body, headers: new Headers(headers) }).kind;
	const quota = '{"error":{"message":"m","code":"insufficient_quota"}}';
	assert.deepEqual(
		[400, 404, 413, 422].map((status) => kind(status)),
		Array(4).fill("bad-request"),
	);
	assert.deepEqual(
		[401, 403].map((status) => kind(status)),
		["auth", "auth"],
	);
	assert.deepEqual(
		[500, 502, 503, 504, 409].map((status) => kind(status)),
		Array(5).fill("unavailable"),
	);
	assert.deepEqual([kind(408), kind(402), kind(429), kind(429, quota)], ["timeout", "quota", "rate-limit", "quota"]);
	assert.equal(kind(429, "", { "x-should-retry": "false" }), "quota");
	assert.equal(kind(undefined, { error: { message: "m", code: "rate_limit_exceeded" } }), "rate-limit");
	assert.equal(kind(200, { error: "text" }), "unavailable");
});

test("reads how long to wait", () => {
	const now = Date.UTC(2026, 0, 1);
	const wait = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), now);
	assert.equal(wait({ "retry-after": "2" }), 2000);
	assert.equal(wait({ "retry-after": "0.5" }), 500);
	assert.equal(wait({ "retry-after-ms": "250", "retry-after": "2" }), 250);
	assert.equal(wait({ "retry-after": new Date(now + 3000).toUTCString() }), 3000);
	for (const value of ["-1", "0", "soon", new Date(now - 1000).toUTCString()])
		assert.equal(wait({ "retry-after": value }), undefined, value);
	assert.equal(wait({}), undefined);
});

test("does not repeat a key", () => {
	const body = '{"error":{"message":"Incorrect API key provided: sk-proj-abc123*****xyz."}}';
	assert.doesNotMatch(answerError("p", { status: 401, body }).message, /abc123/);
});

test("makes an error of any body", () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.string(), fc.json(), fc.jsonValue()),
			fc.integer({ min: 300, max: 599 }),
			(body, status) => {
				const error = answerError("p", { status, body });
				assert.ok(error instanceof ProviderError);
				assert.ok(error.message.length <= 300);
			},
		),
	);
});
