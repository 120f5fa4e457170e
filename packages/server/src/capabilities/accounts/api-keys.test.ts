import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { createAudit } from "./audit.ts";
import { type AccountsApp, accountsApp, type Browser, browser, join, movableClock, setUpOwner } from "./test-client.ts";

for (const database of testDatabases())
	describe(`API keys on ${database}`, () => {
		const clock = movableClock();
		let test: TestPlatform;
		let app: AccountsApp;
		let owner: Browser;
		let admin: Browser & { id: string };

		before(async () => {
			test = await createTestPlatform({ database, clock, audit: createAudit(clock) });
			app = await accountsApp(test.platform);
			await test.start([app.built.capability]);
			owner = await setUpOwner(app);
			admin = await join(app.http, owner, "admin@example.com", "admin");
		});
		after(async () => {
			await app.http.close();
			await test.stop();
		});
		const make = async (by: Browser, scopes: string[], expiresInDays: number | null = null) => {
			const { status, body } = await by.request("POST", "/api-keys", { name: "CRM", scopes, expiresInDays });
			assert.equal(status, 201);
			return { key: String(body.key), id: (body.apiKey as { id: string }).id };
		};
		const withKey = (key: string, method: "GET" | "POST", path: string, body?: unknown) =>
			browser(app.http).request(method, path, body, { headers: { authorization: `Bearer ${key}` } });

		it("opens what its scopes say and nothing else, without CSRF token or cookie", async () => {
			const { key } = await make(owner, ["users:read"]);
			assert.equal((await withKey(key, "GET", "/users")).status, 200);
			assert.equal((await withKey(key, "GET", "/audit")).body.code, "forbidden");
			assert.equal((await withKey(key, "GET", "/session")).body.code, "forbidden");
			const writer = await make(owner, ["users:write"]);
			const invite = { name: "By key", email: "bykey@example.com", role: "agent", language: "es" };
			assert.equal((await withKey(writer.key, "POST", "/users", invite)).status, 201);
			assert.equal((await withKey(`${key}x`, "GET", "/users")).status, 401);
			assert.equal((await withKey("nonsense", "GET", "/users")).status, 401);
		});

		it("is shown once and stored as a hash", async () => {
			const { key, id } = await make(owner, ["users:read"]);
			const list = await owner.request("GET", "/api-keys");
			const shown = (list.body.items as { id: string; start: string }[]).find((item) => item.id === id);
			assert.ok(shown && key.startsWith(shown.start) && shown.start.length < 20);
			const { rows } = await test.platform.db.query.execute<Record<string, unknown>>("select * from api_keys");
			assert.ok(!JSON.stringify(rows).includes(key.slice(20)));
		});

		it("gives no scope that its maker lacks, through another key either", async () => {
			const manager = await make(owner, ["api-keys:manage", "users:read"]);
			const wanted = (scopes: string[]) => ({ name: "More", scopes, expiresInDays: null });
			assert.equal((await withKey(manager.key, "POST", "/api-keys", wanted(["users:write"]))).body.code, "forbidden");
			assert.equal((await withKey(manager.key, "POST", "/api-keys", wanted(["users:read"]))).status, 201);
		});

		it("does not let an admin's key make an owner", async () => {
			const { key } = await make(admin, ["users:write"]);
			const invite = { name: "Boss", email: "boss@example.com", role: "owner", language: "es" };
			assert.equal((await withKey(key, "POST", "/users", invite)).body.code, "forbidden");
		});

		it("expires, and can be revoked, but not an owner's by an admin", async () => {
			const short = await make(owner, ["users:read"], 1);
			clock.advance(25 * 3_600_000);
			assert.equal((await withKey(short.key, "GET", "/users")).status, 401);
			const lasting = await make(owner, ["users:read"]);
			assert.equal((await admin.request("DELETE", `/api-keys/${lasting.id}`)).body.code, "forbidden");
			assert.equal((await owner.request("DELETE", `/api-keys/${lasting.id}`)).status, 204);
			assert.equal((await withKey(lasting.key, "GET", "/users")).status, 401);
		});

		it("tells when it was last used", async () => {
			const { key, id } = await make(owner, ["users:read"]);
			await withKey(key, "GET", "/users");
			const list = await owner.request("GET", "/api-keys");
			const item = (list.body.items as { id: string; lastUsedAt: string | null }[]).find((one) => one.id === id);
			assert.ok(Math.abs(Date.parse(item?.lastUsedAt ?? "") - clock.now()) < 60_000);
		});

		it("loses what its maker loses", async () => {
			const { key } = await make(admin, ["users:read", "conversations:read"]);
			assert.equal((await withKey(key, "GET", "/users")).status, 200);
			await owner.request("PATCH", `/users/${admin.id}`, { role: "viewer" });
			assert.equal((await withKey(key, "GET", "/users")).status, 403);
			await owner.request("PATCH", `/users/${admin.id}`, { role: "admin", disabled: true });
			assert.equal((await withKey(key, "GET", "/users")).status, 401);
		});
	});
