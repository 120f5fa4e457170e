import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { ErrorCode, Problem, type PublicHealth } from "@centralita/contracts";
import { startTestApp, type TestApp } from "./testing.ts";

type Operation = { tags?: string[]; security?: unknown[]; requestBody?: unknown };
type OpenApi = { openapi: string; paths: Record<string, Record<string, Operation>> };

const token = "a-token-for-the-metrics";

describe("what every installation serves", () => {
	let test: TestApp;
	before(async () => {
		test = await startTestApp({ environment: { LOG_TOKEN: token } });
	});
	after(() => test.stop());
	const get = (path: string, headers: Record<string, string> = {}) => fetch(`${test.url}${path}`, { headers });

	it("shows metrics to this machine and to the bearer of the token, to nobody else", async () => {
		await get("/health");
		const direct = await get("/metrics");
		assert.equal(direct.status, 200);
		const text = await direct.text();
		for (const name of [
			"process_cpu_user_seconds_total",
			"nodejs_eventloop_lag_p99_seconds",
			"centralita_http_request_duration_seconds_bucket",
			"centralita_job_queue_depth",
			"centralita_feed_clients",
		])
			assert.ok(text.includes(name), name);
		const proxied = { "x-forwarded-for": "203.0.113.9" };
		assert.equal((await get("/metrics", proxied)).status, 403);
		assert.equal((await get("/metrics", { ...proxied, authorization: "Bearer wrong-token" })).status, 403);
		assert.equal((await get("/metrics", { ...proxied, authorization: `Bearer ${token}` })).status, 200);
	});

	it("tells how it is, and what it needs", async () => {
		const answer = await get("/api/health");
		assert.equal(answer.status, 200);
		const { ok, status, services } = (await answer.json()) as PublicHealth;
		assert.deepEqual(
			{ ok, status, services },
			{ ok: true, status: "ok", services: { database: "up", blobs: "up", redis: "off", model: "off" } },
		);
	});

	it("shows its log to the bearer of the token only", async () => {
		for (const path of ["/api/logs", "/api/logs?token=wrong", "/api/logs/stream"]) {
			assert.equal((await get(path)).status, 403, path);
		}
		const bearer = await get("/api/logs", { authorization: `Bearer ${token}` });
		assert.equal(bearer.status, 200);
		assert.match(String(bearer.headers.get("content-type")), /^text\/plain/);
		assert.equal((await get(`/api/logs?token=${token}`)).status, 200);
		const stop = new AbortController();
		const stream = await fetch(`${test.url}/api/logs/stream?token=${token}`, { signal: stop.signal });
		assert.equal(stream.headers.get("content-type"), "text/event-stream; charset=utf-8");
		stop.abort();
	});

	it("describes itself in OpenAPI 3.1, from the schemas of the routes", async () => {
		const description = (await (await get("/docs/json")).json()) as OpenApi;
		assert.equal(description.openapi, "3.1.0");
		const { paths } = description;
		assert.ok(paths["/api/v1/events"]?.get);
		assert.ok(paths["/api/v1/session"]?.post?.requestBody);
		assert.deepEqual(paths["/health"]?.get?.security, []);
		assert.ok(!paths["/metrics"]);
		for (const [path, methods] of Object.entries(paths))
			for (const [method, operation] of Object.entries(methods))
				assert.ok(operation.tags?.length, `${method} ${path} has no tag`);
	});

	it("serves its documentation under the policy of every page", async () => {
		const page = await get("/docs/");
		assert.equal(page.status, 200);
		assert.match(String(page.headers.get("content-security-policy")), /script-src 'self';/);
		assert.doesNotMatch(await page.text(), /<script(?![^>]*src=)|<style/);
	});

	it("explains every error code", async () => {
		for (const code of ErrorCode.options) {
			const page = await get(`/docs/errors/${code}`);
			assert.equal(page.status, 200, code);
			assert.match(await page.text(), /<h1>.+<\/h1>/);
		}
		assert.equal((await get("/docs/errors/unheard-of")).status, 400);
	});

	it("gives people the dashboard, and machines a problem", async () => {
		const html = { accept: "text/html,*/*" };
		const built = existsSync(new URL("../../../web/dist/index.html", import.meta.url));
		for (const path of ["/", "/historial/abc"]) {
			const page = await get(path, html);
			assert.equal(page.status, built ? 200 : 503);
			assert.equal(page.headers.get("cache-control"), "no-cache");
			assert.match(await page.text(), /Centralita/);
		}
		for (const path of ["/api/v1/nothing", "/assets/nothing.js", "/carriers/x"]) {
			const answer = await get(path, html);
			assert.deepEqual([answer.status, Problem.parse(await answer.json()).code], [404, "not-found"]);
		}
		assert.equal((await get("/nothing", { accept: "application/json" })).status, 404);
	});

	it("says that it is not ready when its database is away", async () => {
		const { db } = test.app.platform;
		const check = db.check;
		Object.assign(db, { check: () => Promise.reject(new Error("away")) });
		const ready = await get("/ready");
		Object.assign(db, { check });
		assert.deepEqual(
			[ready.status, await ready.json()],
			[503, { ready: false, reasons: ["the database does not answer"] }],
		);
		assert.equal((await get("/health")).status, 200);
	});
});
