import assert from "node:assert/strict";
import { test } from "node:test";
import { connectionError } from "./connection.ts";

test("knows a connection that never was from one that broke", () => {
	const undecided = (error: unknown) => connectionError("vendor", error, true).undecided;
	const coded = (code: string) => Object.assign(new Error(code), { code });
	const failed = (cause: unknown) => new TypeError("fetch failed", { cause });
	for (const code of [
		"ECONNREFUSED",
		"ENOTFOUND",
		"EAI_AGAIN",
		"EHOSTUNREACH",
		"UND_ERR_CONNECT_TIMEOUT",
		"CERT_HAS_EXPIRED",
		"DEPTH_ZERO_SELF_SIGNED_CERT",
		"ERR_TLS_CERT_ALTNAME_INVALID",
	]) {
		assert.equal(undecided(failed(coded(code))), false, code);
		assert.equal(undecided(failed(new AggregateError([coded(code)]))), false, code);
	}
	for (const code of ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]) {
		assert.equal(undecided(failed(coded(code))), true, code);
		assert.equal(connectionError("vendor", failed(coded(code)), false).undecided, false, code);
	}
	assert.equal(undecided("no error at all"), true);
	assert.equal(
		connectionError("vendor", failed(coded("ECONNRESET")), true).message,
		"vendor: the connection failed – ECONNRESET",
	);
});
