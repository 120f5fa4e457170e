import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { z } from "zod";
import { api, apiUrl, setCsrfToken, setOnSessionExpired } from "./client.ts";
import { ApiError } from "./problem.ts";

const answer = (status: number, body: unknown) =>
	new Response(body === undefined ? null : JSON.stringify(body), { status });
const Thing = z.object({ id: z.number() });
const code = (expected: string) => (error: unknown) => error instanceof ApiError && error.code === expected;

describe("api client", () => {
	const fetched = mock.fn<typeof fetch>();
	const real = globalThis.fetch;
	beforeEach(() => {
		fetched.mock.resetCalls();
		globalThis.fetch = fetched;
		setCsrfToken("csrf-1");
	});
	afterEach(() => {
		globalThis.fetch = real;
		setCsrfToken(null);
		setOnSessionExpired(() => undefined);
	});
	const headersOf = (call: number) => new Headers(fetched.mock.calls[call]?.arguments[1]?.headers);

	it("sends the CSRF token with writes only", async () => {
		fetched.mock.mockImplementation(async () => answer(200, { id: 1 }));
		await api.get("/things", { schema: Thing });
		await api.post("/things", { body: { a: 1 }, schema: Thing, idempotencyKey: "k" });
		assert.equal(headersOf(0).get("x-csrf-token"), null);
		assert.equal(headersOf(1).get("x-csrf-token"), "csrf-1");
		assert.equal(headersOf(1).get("idempotency-key"), "k");
		assert.equal(headersOf(1).get("content-type"), "application/json");
	});

	it("refuses an answer that is not what the contract says", async () => {
		fetched.mock.mockImplementation(async () => answer(200, { id: "one" }));
		await assert.rejects(api.get("/things", { schema: Thing }), code("unreadable"));
		fetched.mock.mockImplementation(async () => new Response("<html>", { status: 200 }));
		await assert.rejects(api.get("/things", { schema: Thing }), code("unreadable"));
	});

	it("reads no body when none is asked for", async () => {
		fetched.mock.mockImplementation(async () => answer(204, undefined));
		assert.equal(await api.delete("/things/1"), undefined);
	});

	it("tells an ended session from wrong credentials", async () => {
		const expired = mock.fn();
		setOnSessionExpired(expired);
		const problem = (of: string) => ({
			type: "",
			title: "",
			status: 401,
			code: of,
			detail: "",
			instance: "",
			requestId: "",
		});
		fetched.mock.mockImplementation(async () => answer(401, problem("wrong-credentials")));
		await assert.rejects(api.post("/session/password", { body: {} }), code("wrong-credentials"));
		assert.equal(expired.mock.callCount(), 0);
		fetched.mock.mockImplementation(async () => answer(401, problem("session-expired")));
		await assert.rejects(api.get("/things"), code("session-expired"));
		assert.equal(expired.mock.callCount(), 1);
		await assert.rejects(api.get("/session", { keepSession: true }), code("session-expired"));
		assert.equal(expired.mock.callCount(), 1);
	});

	it("says when nothing answers, but passes on the caller's own abort", async () => {
		fetched.mock.mockImplementation(async () => Promise.reject(new TypeError("Failed to fetch")));
		await assert.rejects(api.get("/things"), code("network"));
		const abort = new AbortController();
		abort.abort();
		fetched.mock.mockImplementation(async () => Promise.reject(abort.signal.reason));
		await assert.rejects(api.get("/things", { signal: abort.signal }), { name: "AbortError" });
	});

	it("leaves empty values out of addresses", () => {
		assert.equal(apiUrl("/things", { q: "", cursor: null, limit: 5, a: "á b" }), "/api/v1/things?limit=5&a=%C3%A1+b");
	});
});
