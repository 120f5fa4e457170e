import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { createAudit } from "./audit.ts";
import {
	type AccountsApp,
	accountsApp,
	browser,
	movableClock,
	setUpOwner,
	setupToken,
	strongPassword,
} from "./test-client.ts";

const minute = 60_000;
const request = (token: string, email = "owner@example.com") => ({
	token,
	name: "Olga",
	email,
	password: strongPassword,
	language: "es",
});

for (const database of testDatabases())
	describe(`set-up on ${database}`, () => {
		let clock = movableClock();
		let test: TestPlatform;
		let app: AccountsApp;
		const open = async (environment: Record<string, string> = {}) => {
			clock = movableClock();
			test = await createTestPlatform({
				database,
				clock,
				audit: createAudit(clock),
				environment: { SETUP_LINK_MINUTES: "60", ...environment },
			});
			app = await accountsApp(test.platform);
			await test.start([app.built.capability]);
		};
		beforeEach(() => open());
		afterEach(async () => {
			await app.http.close();
			await test.stop();
		});
		const setUp = (body: unknown) => browser(app.http).request("POST", "/setup", body);
		const required = async () => (await browser(app.http).request("GET", "/setup")).body.required;

		it("makes the owner and signs in, with the token of the printed link", async () => {
			assert.equal(await required(), true);
			const [line = ""] = (await app.built.capability.startNotices?.("https://c.example")) ?? [];
			assert.match(line, /https:\/\/c\.example\/setup#token=[\w-]{43}$/);
			const owner = await setUpOwner(app);
			assert.equal(await required(), false);
			const session = await owner.request("GET", "/session");
			assert.equal((session.body.user as { role: string }).role, "owner");
			assert.equal(await setupToken(app.built), "");
		});

		it("uses a link once, also when many arrive together", async () => {
			const token = await setupToken(app.built);
			const answers = await Promise.all(
				[1, 2, 3, 4].map((number) => setUp(request(token, `owner${number}@example.com`))),
			);
			const statuses = answers.map(({ status }) => status).sort();
			assert.equal(statuses[0], 200);
			assert.ok(statuses.slice(1).every((status) => status === 409 || status === 410));
			assert.equal((await setUp(request(token))).body.code, "already-set-up");
		});

		it("makes one owner of two different links used at the same moment", async () => {
			const tokens = [await setupToken(app.built), await setupToken(app.built)];
			const answers = await Promise.all(
				tokens.map((token, index) => setUp(request(token, `owner${index}@example.com`))),
			);
			assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
		});

		it("refuses a wrong token and one that is too old", async () => {
			const token = await setupToken(app.built);
			assert.equal((await setUp(request(`${token.slice(0, -1)}_`))).body.code, "link-expired");
			clock.advance(61 * minute);
			assert.equal((await setUp(request(token))).body.code, "link-expired");
			assert.equal(await required(), true);
		});

		it("leaves the link open when the password is refused", async () => {
			const token = await setupToken(app.built);
			assert.equal((await setUp({ ...request(token), password: "owner@example.com" })).body.code, "weak-password");
			assert.equal((await setUp({ ...request(token), password: "short" })).body.code, "validation-failed");
			assert.equal((await setUp(request(token))).status, 200);
		});

		it("stores no token that works", async () => {
			const token = await setupToken(app.built);
			const { rows } = await test.platform.db.query.execute<Record<string, unknown>>("select * from one_time_links");
			assert.equal(rows.length, 1);
			assert.ok(!JSON.stringify(rows).includes(token));
		});

		it("makes the owner from the environment, once", async () => {
			await app.http.close();
			await test.stop();
			await open({ OWNER_EMAIL: "Boss@Example.com", OWNER_PASSWORD: strongPassword });
			assert.equal(await required(), false);
			assert.equal(await setupToken(app.built), "");
			const credentials = { email: "boss@example.com", password: strongPassword };
			assert.equal((await browser(app.http).request("POST", "/session", credentials)).status, 200);
			await app.built.capability.start?.(test.platform.db.query);
		});
	});
