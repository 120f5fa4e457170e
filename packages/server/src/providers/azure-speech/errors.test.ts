import assert from "node:assert/strict";
import { test } from "node:test";
import { CancellationErrorCode as Code } from "microsoft-cognitiveservices-speech-sdk";
import { cancellationError, refusalError } from "./errors.ts";

test("tells which cancellations another try may help", () => {
	const expected = [
		[Code.AuthenticationFailure, "auth", false],
		[Code.BadRequestParameters, "bad-request", false],
		[Code.TooManyRequests, "rate-limit", true],
		[Code.ConnectionFailure, "unavailable", true],
		[Code.ServiceTimeout, "timeout", true],
		[Code.ServiceError, "unavailable", true],
		[Code.RuntimeError, "bad-request", false],
		[Code.Forbidden, "quota", false],
	] as const;
	for (const [code, kind, retryable] of expected) {
		const error = cancellationError(code, "details");
		assert.deepEqual([error.kind, error.retryable, error.vendorCode], [kind, retryable, Code[code]]);
	}
	assert.equal(expected.length, 8);
});

test("keeps keys out of what it says", () => {
	const key = "Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFy";
	const address = `wss://westeurope.stt.speech.microsoft.com/speech?language=es-MX&Ocp-Apim-Subscription-Key=${key}`;
	const cancelled = cancellationError(
		Code.ConnectionFailure,
		`Unable to contact server. StatusCode: 1006, ${address} Reason: x`,
	);
	const refused = refusalError({ status: 401, headers: new Headers(), body: `{"error":{"message":"bad key ${key}"}}` });
	for (const { message } of [cancelled, refused]) assert.doesNotMatch(message, new RegExp(key));
});

test("makes an error of any body", () => {
	for (const body of ["", "<html></html>", "Quota exceeded", "null", "[1]", '{"error":{"message":"m"}}']) {
		const error = refusalError({ status: 400, headers: new Headers(), body });
		assert.equal(error.kind, "bad-request");
		assert.doesNotMatch(error.message, /html/);
	}
});
