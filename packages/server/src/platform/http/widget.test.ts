import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Http } from "../capability.ts";
import { testHttp } from "./testing.ts";
import { registerWidget } from "./widget.ts";

const shop = "https://shop.example";

describe("the chat widget's script", () => {
	const folder = mkdtempSync(join(tmpdir(), "centralita-widget-"));
	const file = join(folder, "dist", "widget.js");
	let http: Http;

	before(async () => {
		mkdirSync(join(folder, "demo"));
		writeFileSync(join(folder, "demo", "index.html"), "<p>{locale} {theme} {color}</p>");
		writeFileSync(join(folder, "demo", "demo.css"), "body {}");
		({ http } = await testHttp({ ALLOWED_ORIGINS: shop }));
		registerWidget(http, folder);
		await http.ready();
	});
	after(async () => {
		await http.close();
		rmSync(folder, { recursive: true });
	});
	const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers });

	it("says that it is not built, until it is", async () => {
		assert.equal((await get("/widget.js")).statusCode, 503);
		mkdirSync(join(folder, "dist"));
		writeFileSync(file, "first()");
		assert.equal((await get("/widget.js")).body, "first()");
	});

	it("may be loaded by any page, and is asked for again after a while", async () => {
		const { headers } = await get("/widget.js", { origin: shop });
		assert.match(String(headers["content-type"]), /^text\/javascript/);
		assert.equal(headers["cross-origin-resource-policy"], "cross-origin");
		assert.equal(headers["access-control-allow-origin"], shop);
		assert.equal(headers["cache-control"], "public, max-age=300");
		assert.equal(
			(await get("/widget.js", { origin: "https://other.example" })).headers["access-control-allow-origin"],
			undefined,
		);
	});

	it("is not sent again to who has it, and is when another was built", async () => {
		const tag = String((await get("/widget.js")).headers.etag);
		for (const known of [tag, `W/${tag}`, `"x", ${tag}`]) {
			const again = await get("/widget.js", { "if-none-match": known });
			assert.deepEqual([again.statusCode, again.body], [304, ""]);
		}
		writeFileSync(file, "second()");
		utimesSync(file, 1, 1);
		const next = await get("/widget.js", { "if-none-match": tag });
		assert.deepEqual([next.statusCode, next.body], [200, "second()"]);
	});

	it("has a page to try it on, without inline code and with nothing of the address but what is known", async () => {
		const page = await get("/widget-demo?locale=en&theme=dark");
		assert.equal(page.body, "<p>en dark #0c5a56</p>");
		assert.match(String(page.headers["content-security-policy"]), /script-src 'self'(;|$)/);
		assert.equal((await get("/widget-demo?color=%23fff%22onload")).statusCode, 400);
		assert.match(String((await get("/widget-demo.css")).headers["content-type"]), /^text\/css/);
	});
});
