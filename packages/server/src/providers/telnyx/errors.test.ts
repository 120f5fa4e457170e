import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ProviderError } from "../../platform/errors/index.ts";
import { answerError, isOver, isUnknown } from "./errors.ts";
import { fixture } from "./testing.ts";

type Row = { status: number; body: { errors: [{ code: string }] }; kind: string; retryable: boolean };
const rows: readonly Row[] = JSON.parse(fixture("errors.json"));
const errorOf = (status: number, body: string, headers: Record<string, string> = {}, ordered = true) =>
	answerError({ status, headers: new Headers(headers), body }, ordered);
const withCode = (code: unknown) => JSON.stringify({ errors: [{ code, title: "no", detail: "no" }] });

test("has a kind, a sentence and a retry decision for every documented error", () => {
	for (const { status, body, kind, retryable } of rows) {
		const error = errorOf(status, JSON.stringify(body));
		const [{ code }] = body.errors;
		assert.deepEqual(
			[error.kind, error.retryable, error.vendorCode, error.undecided],
			[kind, retryable, code, false],
			code,
		);
		assert.match(error.message, new RegExp(`^telnyx: [a-zA-Z ,]+ – HTTP ${status}, ${code}$`));
	}
});

test("says when another try makes sense", () => {
	const wait = (headers: Record<string, string>) => errorOf(429, withCode("10011"), headers).retryAfterMs;
	assert.equal(wait({}), undefined);
	assert.equal(wait({ "x-ratelimit-limit": "10", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "2" }), 2000);
	assert.equal(wait({ "retry-after": "3", "x-ratelimit-reset": "60" }), 3000);
	assert.equal(wait({ "retry-after-ms": "250" }), 250);
	assert.equal(wait({ "x-ratelimit-reset": "1753776000" }), undefined, "no number of seconds to wait");
	assert.equal(wait({ "retry-after": "soon" }), undefined);
});

test("goes by the status where there is no code it knows", () => {
	const kinds: [number, string, boolean][] = [
		[401, "auth", false],
		[402, "quota", false],
		[403, "auth", false],
		[408, "timeout", true],
		[422, "bad-request", false],
		[429, "rate-limit", false],
		[500, "unavailable", true],
		[503, "unavailable", true],
	];
	for (const [status, kind, undecided] of kinds)
		for (const [body, code] of [
			["<html>", undefined],
			["null", undefined],
			[withCode("99999"), "99999"],
			[withCode("constructor"), "constructor"],
		]) {
			const error = errorOf(status, body ?? "");
			assert.deepEqual([error.kind, error.undecided, error.vendorCode], [kind, undecided, code], `${status} ${body}`);
			assert.equal(errorOf(status, "", {}, false).undecided, false, "what only reads is never undecided");
		}
});

test("picks the error that it understands, whatever the code is written as", () => {
	const several = JSON.stringify({ errors: [{ code: "77777" }, { code: 90018, detail: "over" }] });
	assert.equal(errorOf(422, several).vendorCode, "90018");
	assert.equal(errorOf(422, JSON.stringify({ errors: [] })).vendorCode, undefined);
});

test("repeats no phone number", () => {
	const body = JSON.stringify({ errors: [{ code: "77777", detail: "The number +14155550100 is odd" }] });
	assert.equal(errorOf(422, body).message, "telnyx: The number [number] is odd – HTTP 422, 77777");
});

test("sees that a call is over, or never was", () => {
	for (const error of [errorOf(422, withCode("90018")), errorOf(404, withCode("10005")), errorOf(404, "")])
		assert.ok(isOver(error));
	assert.ok(isOver(errorOf(422, withCode("90015"))) && isUnknown(errorOf(422, withCode("90015"))));
	assert.ok(!isUnknown(errorOf(422, withCode("90018"))));
	assert.ok(!isOver(errorOf(422, withCode("10016"))) && !isOver(new Error("x")));
});

test("makes an error of any body", () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), fc.integer({ min: 300, max: 599 }), (body, status) => {
			const error = errorOf(status, body);
			assert.ok(error instanceof ProviderError && error.message.length < 400);
		}),
	);
});
