import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { createAudit } from "./audit.ts";
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

const minute = 60_000;
const hour = 60 * minute;

for (const database of testDatabases())
	describe(`sessions on ${database}`, () => {
		const clock = movableClock();
		let test: TestPlatform;
		let app: AccountsApp;
		let owner: Browser;
		const credentials = { email: "owner@example.com", password: strongPassword };
		const signIn = async () => {
			const device = browser(app.http);
			const answer = await device.request("POST", "/session", credentials);
			assert.equal(answer.status, 200);
			return device;
		};
		const state = async (device: Browser) => (await device.request("GET", "/session")).status;
		/** As another client with the same cookie, so that a new one does not reach `device`. */
		const copyOf = (device: Browser) => Object.assign(browser(app.http), { cookie: device.cookie, csrf: device.csrf });

		before(async () => {
			test = await createTestPlatform({
				database,
				clock,
				audit: createAudit(clock),
				environment: { SESSION_HOURS: "12", SESSION_ROTATE_MINUTES: "10", RATE_LIMIT_PER_MINUTE: "100000" },
			});
			app = await accountsApp(test.platform);
			await test.start([app.built.capability]);
			owner = await setUpOwner(app);
		});
		after(async () => {
			await app.http.close();
			await test.stop();
		});

		it("gives a cookie that scripts and other sites cannot use", async () => {
			const { setCookie, body } = await browser(app.http).request("POST", "/session", credentials);
			assert.match(setCookie ?? "", /^centralita=[\w-]{43}; /);
			assert.match(setCookie ?? "", /; Path=\/(;|$)/);
			assert.match(setCookie ?? "", /; HttpOnly(;|$)/);
			assert.match(setCookie ?? "", /; SameSite=Strict(;|$)/);
			assert.doesNotMatch(setCookie ?? "", /Domain|Secure/);
			assert.equal((body.user as { email: string }).email, "owner@example.com");
		});

		it("ends after the idle time, and at its end however much it is used", async () => {
			const idle = await signIn();
			const used = await signIn();
			for (let elapsed = 0; elapsed < 13 * hour; elapsed += 6.5 * hour) {
				clock.advance(6.5 * hour);
				assert.equal(await state(used), 200);
			}
			assert.equal(await state(idle), 401);
			for (let elapsed = 13 * hour; elapsed < 30 * 24 * hour; elapsed += 11 * hour) {
				clock.advance(11 * hour);
				await state(used);
			}
			assert.equal(await state(used), 401);
			assert.equal(used.cookie, null);
		});

		it("renews the token in use and keeps the CSRF token", async () => {
			const device = await signIn();
			const first = device.cookie;
			assert.equal(await state(device), 200);
			assert.equal(device.cookie, first);
			clock.advance(11 * minute);
			const csrf = device.csrf;
			assert.equal(await state(device), 200);
			assert.notEqual(device.cookie, first);
			assert.equal(await state(device), 200);
			assert.equal(device.csrf, csrf);
		});

		it("lets requests that were under way finish with the old token", async () => {
			const device = await signIn();
			const old = copyOf(device);
			clock.advance(11 * minute);
			const answers = await Promise.all([1, 2, 3].map(() => copyOf(device).request("GET", "/session")));
			assert.deepEqual(
				answers.map(({ status }) => status),
				[200, 200, 200],
			);
			assert.equal(answers.filter(({ setCookie }) => setCookie !== null).length, 1);
			device.cookie = answers.map(({ setCookie }) => setCookie?.split(";")[0]).find(Boolean) ?? null;
			assert.equal(await state(device), 200);
			clock.advance(30_000);
			assert.equal(await state(old), 200);
		});

		it("goes on with the old token when the answer with the new one was lost", async () => {
			const device = await signIn();
			clock.advance(11 * minute);
			assert.equal(await state(copyOf(device)), 200);
			clock.advance(11 * minute);
			assert.equal(await state(device), 200);
			assert.equal(await state(device), 200);
		});

		it("ends the session when a replaced token comes back", async () => {
			const device = await signIn();
			const thief = copyOf(device);
			clock.advance(11 * minute);
			await state(device);
			await state(device);
			clock.advance(2 * minute);
			assert.equal(await state(thief), 401);
			assert.equal(await state(device), 401);
			const audit = await (await signIn()).request("GET", "/audit?action=session.token-reused");
			assert.equal((audit.body.items as unknown[]).length, 1);
		});

		it("ends at sign-out, for the stored cookie too", async () => {
			const device = await signIn();
			const copy = copyOf(device);
			assert.equal((await device.request("DELETE", "/session")).status, 204);
			assert.equal(device.cookie, null);
			assert.equal(await state(copy), 401);
		});

		it("survives a restart of the application", async () => {
			const device = await signIn();
			const again = await accountsApp(test.platform);
			const same = Object.assign(browser(again.http), { cookie: device.cookie });
			assert.equal(await state(same), 200);
			await again.http.close();
		});

		it("a password change ends the other sessions and replaces this one's token without grace", async () => {
			owner = await signIn();
			const person = await join(app.http, owner, "pat@example.com", "agent");
			const other = browser(app.http);
			const mine = { email: "pat@example.com", password: strongPassword };
			assert.equal((await other.request("POST", "/session", mine)).status, 200);
			const old = copyOf(person);
			const wrong = { current: "not this one", next: "otra frase muy larga" };
			assert.equal((await person.request("POST", "/session/password", wrong)).status, 400);
			const weak = { current: strongPassword, next: "pat@example.com" };
			assert.equal((await person.request("POST", "/session/password", weak)).status, 422);
			const change = { current: strongPassword, next: "otra frase muy larga" };
			assert.equal((await person.request("POST", "/session/password", change)).status, 200);
			assert.equal(await state(person), 200);
			assert.equal(await state(other), 401);
			assert.equal(await state(old), 401);
			assert.equal((await other.request("POST", "/session", mine)).status, 401);
			assert.equal((await other.request("POST", "/session", { ...mine, password: change.next })).status, 200);
		});

		it("forgets what has expired", async () => {
			const count = async (table: string) => {
				const statement = `select count(*)::int as n from ${table}`;
				return (await test.platform.db.query.execute<{ n: number }>(statement)).rows[0]?.n;
			};
			clock.advance(31 * 24 * hour);
			const device = await signIn();
			await browser(app.http).request("POST", "/session", { ...credentials, password: "wrong password" });
			const context = { signal: new AbortController().signal, attempt: 1 };
			await app.built.capability.jobs?.[0]?.run({}, context);
			assert.equal(await count("user_sessions"), 1);
			assert.equal(await count("one_time_links"), 0);
			assert.equal(await count("sign_in_attempts"), 2);
			clock.advance(hour);
			await app.built.capability.jobs?.[0]?.run({}, context);
			assert.equal(await count("sign_in_attempts"), 0);
			assert.equal(await state(device), 200);
		});

		it("refuses writes without the session's CSRF token, and from another origin", async () => {
			const device = await signIn();
			const stranger = await signIn();
			const patch = (options: Parameters<Browser["request"]>[3]) =>
				device.request("PATCH", "/session/profile", { name: "Olga" }, options);
			assert.equal((await patch({ csrf: null })).body.code, "csrf-failed");
			assert.equal((await patch({ csrf: stranger.csrf })).body.code, "csrf-failed");
			assert.equal((await patch({ headers: { origin: "https://evil.example" } })).body.code, "origin-refused");
			assert.equal((await patch({ headers: { "sec-fetch-site": "cross-site" } })).body.code, "origin-refused");
			assert.equal((await patch({})).status, 200);
			const crossSite = { headers: { origin: "https://evil.example" } };
			assert.equal((await device.request("POST", "/session", credentials, crossSite)).body.code, "origin-refused");
		});
	});

describe("the session cookie over https", () => {
	it("is Secure and bound to the host", async () => {
		const test = await createTestPlatform({ environment: { PUBLIC_URL: "https://centralita.example" } });
		const app = await accountsApp(test.platform);
		await test.start([app.built.capability]);
		await setUpOwner(app);
		const answer = await browser(app.http).request("POST", "/session", {
			email: "owner@example.com",
			password: strongPassword,
		});
		assert.match(answer.setCookie ?? "", /^__Host-centralita=/);
		assert.match(answer.setCookie ?? "", /; Secure(;|$)/);
		await app.http.close();
		await test.stop();
	});
});
