import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { ProviderError } from "../../platform/errors/index.ts";
import { refusalError } from "./errors.ts";
import { readMessage } from "./speech-to-text.ts";

const lines = (name: string): string[] =>
	readFileSync(new URL(`__fixtures__/${name}`, import.meta.url), "utf8")
		.trim()
		.split("\n");

test("reads the recogniser's messages", () => {
	assert.deepEqual(lines("results.jsonl").map(readMessage), [
		{ text: "another big", final: false, complete: false, span: { start: 0, end: 1.04 }, confidence: 0.96 },
		null,
		null,
		{ text: "Another big problem.", final: true, complete: true, span: { start: 1.04, end: 3.02 }, confidence: 0.98 },
		{ text: "", final: true, complete: false, span: { start: 3.02, end: 3.52 } },
		null,
	]);
});

test("reads both shapes of an error, and what a proxy makes of one", () => {
	const errors = lines("errors.jsonl").map((line) => {
		const { status, headers, body } = JSON.parse(line);
		const text = typeof body === "string" ? body : JSON.stringify(body);
		return refusalError({ status, headers: new Headers(headers), body: text });
	});
	assert.deepEqual(
		errors.map(({ kind, vendorCode, retryAfterMs }) => [kind, vendorCode, retryAfterMs]),
		[
			["bad-request", "Bad Request", undefined],
			["auth", "INVALID_AUTH", undefined],
			["auth", "Project does not have access to the requested model.", undefined],
			["rate-limit", "TOO_MANY_REQUESTS", 2000],
			["unavailable", undefined, undefined],
		],
	);
	assert.match(errors[1]?.message ?? "", /INVALID_AUTH, Invalid credentials\., request b/);
});

test("reads anything, or says that it cannot", () => {
	const value = fc.oneof(
		fc.string(),
		fc.json(),
		fc.jsonValue().map((any) => JSON.stringify({ type: "Results", ...Object(any) })),
	);
	fc.assert(
		fc.property(value, (text) => {
			try {
				readMessage(text);
			} catch (error) {
				assert.ok(error instanceof ProviderError && error.retryable);
			}
			assert.ok(refusalError({ status: 500, headers: new Headers(), body: text }).message.length <= 300);
		}),
	);
});
