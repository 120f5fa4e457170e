import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { createAudit } from "./audit.ts";
import { addressGroup } from "./sign-in-limits.ts";
import {
	type AccountsApp,
	accountsApp,
	type Browser,
	browser,
	join,
	movableClock,
	setUpOwner,
	strongPassword,
} from "./test-client.ts";

for (const database of testDatabases())
	describe(`sign-in on ${database}`, () => {
		const clock = movableClock();
		let test: TestPlatform;
		let app: AccountsApp;
		let owner: Browser;
		const attempt = (email: string, password: string, ip: string) =>
			browser(app.http).request("POST", "/session", { email, password }, { ip });

		before(async () => {
			test = await createTestPlatform({ database, clock, audit: createAudit(clock) });
			app = await accountsApp(test.platform);
			await test.start([app.built.capability]);
			owner = await setUpOwner(app);
		});
		after(async () => {
			await app.http.close();
			await test.stop();
		});

		it("answers alike to an unknown address, a wrong password, no password yet and a disabled account", async () => {
			const { id } = await join(app.http, owner, "off@example.com", "agent");
			await owner.request("PATCH", `/users/${id}`, { disabled: true });
			await owner.request("POST", "/users", { name: "New", email: "new@example.com", role: "agent", language: "es" });
			const answers = [
				await attempt("nobody@example.com", strongPassword, "203.0.113.1"),
				await attempt("owner@example.com", "wrong password", "203.0.113.1"),
				await attempt("new@example.com", strongPassword, "203.0.113.1"),
				await attempt("off@example.com", strongPassword, "203.0.113.1"),
			];
			for (const { status, body, setCookie } of answers) {
				assert.equal(status, 401);
				assert.deepEqual(
					{ code: body.code, detail: body.detail },
					{ code: "wrong-credentials", detail: answers[0]?.body.detail },
				);
				assert.equal(setCookie, null);
			}
		});

		it("stops the guessing of one account from many addresses, and forgets it after a while", async () => {
			await join(app.http, owner, "target@example.com", "agent");
			const statuses = await Promise.all(
				Array.from({ length: 14 }, (_, index) =>
					attempt("Target@example.com", `guess ${index}`, `203.0.113.${index + 10}`),
				),
			);
			assert.equal(statuses.filter(({ status }) => status === 401).length, 10);
			assert.equal(statuses.filter(({ status }) => status === 429).length, 4);
			const refused = await attempt("target@example.com", strongPassword, "203.0.113.99");
			assert.equal(refused.status, 429);
			assert.ok(Number(refused.headers["retry-after"]) > 0);
			clock.advance(16 * 60_000);
			assert.equal((await attempt("target@example.com", strongPassword, "203.0.113.99")).status, 200);
		});

		it("stops one address that tries many accounts, without counting successes", async () => {
			for (let index = 0; index < 5; index++) {
				assert.equal((await attempt("owner@example.com", strongPassword, "2001:db8::1")).status, 200);
			}
			const tries = [];
			for (let index = 0; index < 32; index++) {
				tries.push(await attempt(`someone${index}@example.com`, "guess", `2001:db8::${index + 1}`));
			}
			assert.equal(tries.filter(({ status }) => status === 401).length, 30);
			assert.equal((await attempt("owner@example.com", strongPassword, "2001:db8::1")).status, 429);
			assert.equal((await attempt("owner@example.com", strongPassword, "2001:db8:1::1")).status, 200);
		});

		it("leaves failed and successful sign-ins in the audit trail, without what was typed", async () => {
			const failed = await owner.request("GET", "/audit?action=session.sign-in-failed&limit=100");
			const entries = failed.body.items as { subject: string | null; ip: string; actor: string }[];
			assert.ok(entries.length > 40 && entries.length < 60);
			assert.ok(entries.some(({ subject }) => subject !== null));
			assert.ok(entries.every(({ actor }) => actor === "system"));
			assert.doesNotMatch(JSON.stringify(failed.body), /guess|nobody@|someone/);
			const succeeded = await owner.request("GET", "/audit?action=session.signed-in");
			assert.ok((succeeded.body.items as unknown[]).length >= 6);
		});
	});

describe("groups of addresses", () => {
	it("are one IPv4 address, or the /64 of an IPv6 one", () => {
		assert.equal(addressGroup("203.0.113.7"), "203.0.113.7");
		assert.equal(addressGroup("::ffff:203.0.113.7"), "203.0.113.7");
		assert.equal(addressGroup("2001:db8:0:1:aaaa::1"), "2001:db8:0:1");
		assert.equal(addressGroup("2001:DB8::1"), "2001:db8:0:0");
		assert.equal(addressGroup("::1"), "0:0:0:0");
		assert.equal(addressGroup("fe80::1%eth0"), "fe80:0:0:0");
	});
});
