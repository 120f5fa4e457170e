import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ProviderError } from "../../platform/errors/index.ts";
import { answerError, describeIncident, isOver } from "./errors.ts";
import { fixture } from "./testing.ts";

type Row = { status: number; body: { code: number; message: string }; kind: string; retryable: boolean };
const rows: readonly Row[] = JSON.parse(fixture("errors.json"));
const errorOf = (status: number, body: string, headers: Record<string, string> = {}, ordered = true) =>
	answerError({ status, headers: new Headers(headers), body }, ordered);

test("has a kind, a sentence and a retry decision for every documented error", () => {
	for (const { status, body, kind, retryable } of rows) {
		const error = errorOf(status, JSON.stringify(body));
		assert.deepEqual(
			[error.kind, error.retryable, error.vendorCode, error.undecided],
			[kind, retryable, String(body.code), false],
			String(body.code),
		);
		assert.match(error.message, new RegExp(`^twilio: [a-zA-Z ,;'_]+ – HTTP ${status}, ${body.code}$`));
	}
});

test("says when another try makes sense", () => {
	const wait = (status: number, code: number, headers = {}) =>
		errorOf(status, JSON.stringify({ code }), headers).retryAfterMs;
	assert.equal(wait(429, 20429), undefined);
	assert.equal(wait(429, 20429, { "retry-after": "2" }), 2000);
	assert.equal(wait(429, 20429, { "retry-after": "soon" }), undefined);
	assert.ok((wait(400, 22005) ?? 0) >= 60_000, "a queue of a day is not emptied in a minute");
	assert.ok((wait(429, 10004) ?? 0) >= 10_000, "calls last longer than seconds");
});

test("goes by the status where there is no code it knows", () => {
	const kinds: [number, string, boolean][] = [
		[401, "auth", false],
		[402, "quota", false],
		[403, "auth", false],
		[404, "bad-request", false],
		[408, "timeout", true],
		[422, "bad-request", false],
		[429, "rate-limit", false],
		[500, "unavailable", true],
		[503, "unavailable", true],
	];
	for (const [status, kind, undecided] of kinds) {
		const error = errorOf(status, "<html>");
		assert.deepEqual([error.kind, error.undecided, error.vendorCode], [kind, undecided, undefined], String(status));
		assert.equal(errorOf(status, "", {}, false).undecided, false, "what only reads is never undecided");
	}
});

test("repeats no phone number", () => {
	const error = errorOf(400, '{"code":21999,"message":"The number +14155550100 is odd"}');
	assert.equal(error.message, "twilio: The number [number] is odd – HTTP 400, 21999");
});

test("has words for every code of the debugger that concerns us", () => {
	const codes = "11200 11205 12100 12200 31901 31902 31910 31920 31921 31922 31923 31924 31931 31951".split(" ");
	for (const code of codes) assert.match(describeIncident(code), new RegExp(`^[a-zA-Z' :]+ \\(${code}\\)$`));
	assert.equal(describeIncident("Connection reset"), "Connection reset");
});

test("sees that a call is over", () => {
	assert.ok(isOver(errorOf(404, '{"code":20404}')));
	assert.ok(isOver(errorOf(400, '{"code":21220}')));
	assert.ok(!isOver(errorOf(400, '{"code":21211}')) && !isOver(new Error("x")));
});

test("makes an error of any body", () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), fc.integer({ min: 300, max: 599 }), (body, status) => {
			const error = errorOf(status, body);
			assert.ok(error instanceof ProviderError && error.message.length < 400);
		}),
	);
});
