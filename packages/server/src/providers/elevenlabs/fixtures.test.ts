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
	assert.deepEqual(lines("realtime.jsonl").map(readMessage), [
		null,
		{ text: "Hola, ¿qué", final: false, complete: false },
		{ text: "Hola, ¿qué tal", final: false, complete: false },
		{ text: "Hola, ¿qué tal?", final: true, complete: true },
		null,
		null,
		{ text: "", final: false, complete: true },
	]);
});

test("reads every shape of an error", () => {
	const errors = lines("errors.jsonl").map((line) => {
		const { status, body } = JSON.parse(line);
		return refusalError({
			status,
			headers: new Headers(),
			body: typeof body === "string" ? body : JSON.stringify(body),
		});
	});
	assert.deepEqual(
		errors.map(({ kind, vendorCode }) => [kind, vendorCode]),
		[
			["quota", "quota_exceeded"],
			["auth", "detected_unusual_activity"],
			["auth", "invalid_api_key"],
			["bad-request", "missing"],
			["bad-request", undefined],
			["unavailable", undefined],
		],
	);
	assert.match(errors[3]?.message ?? "", /Field required/);
	assert.match(errors[4]?.message ?? "", /Not Found/);
});

test("reads anything, or says that it cannot", () => {
	const value = fc.oneof(
		fc.string(),
		fc.json(),
		fc.jsonValue().map((any) => JSON.stringify({ message_type: "committed_transcript", ...Object(any) })),
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
