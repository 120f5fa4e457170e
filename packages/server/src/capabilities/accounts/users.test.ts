import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { FastifyRequest } from "fastify";
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

for (const database of testDatabases())
	describe(`users on ${database}`, () => {
		const clock = movableClock();
		let test: TestPlatform;
		let app: AccountsApp;
		let owner: Browser;
		let admin: Browser & { id: string };
		let ownerId: string;

		before(async () => {
			test = await createTestPlatform({ database, clock, audit: createAudit(clock) });
			app = await accountsApp(test.platform);
			await test.start([app.built.capability]);
			owner = await setUpOwner(app);
			admin = await join(app.http, owner, "admin@example.com", "admin");
			ownerId = ((await owner.request("GET", "/session")).body.user as { id: string }).id;
		});
		after(async () => {
			await app.http.close();
			await test.stop();
		});
		const invite = (by: Browser, email: string, role: string) =>
			by.request("POST", "/users", { name: "Someone", email, role, language: "es" });

		it("invites by a link that works once and for 72 hours", async () => {
			const invited = await invite(owner, "one@example.com", "agent");
			const [origin, token] = String(invited.body.link).split("/invitation#token=");
			assert.equal(origin, "http://localhost:80");
			assert.equal((await invite(owner, "ONE@example.com", "agent")).body.code, "conflict");
			const accept = () =>
				browser(app.http).request("POST", "/invitations/accept", { token, password: strongPassword });
			const statuses = (await Promise.all([accept(), accept()])).map(({ status }) => status).sort();
			assert.deepEqual(statuses, [200, 410]);

			const late = await invite(owner, "late@example.com", "agent");
			clock.advance(73 * 3_600_000);
			const answer = await browser(app.http).request("POST", "/invitations/accept", {
				token: String(late.body.link).split("#token=")[1],
				password: strongPassword,
			});
			assert.equal(answer.body.code, "link-expired");
		});

		it("makes a new link for a forgotten password, which ends the older ones and the sessions", async () => {
			const person = await join(app.http, owner, "forgot@example.com", "agent");
			const first = await admin.request("POST", `/users/${person.id}/invitation`);
			const second = await admin.request("POST", `/users/${person.id}/invitation`);
			const accept = (link: unknown) =>
				browser(app.http).request("POST", "/invitations/accept", {
					token: String(link).split("#token=")[1],
					password: "una frase nueva y larga",
				});
			assert.equal((await accept(first.body.link)).status, 410);
			assert.equal((await accept(second.body.link)).status, 200);
			assert.equal((await person.request("GET", "/session")).status, 401);
			assert.equal((await admin.request("POST", `/users/${admin.id}/invitation`)).status, 403);
		});

		it("keeps admins away from owners, and everybody from rising", async () => {
			assert.equal((await invite(admin, "boss@example.com", "owner")).body.code, "forbidden");
			for (const change of [{ name: "X" }, { role: "viewer" }, { disabled: true }]) {
				assert.equal((await admin.request("PATCH", `/users/${ownerId}`, change)).body.code, "forbidden");
			}
			assert.equal((await admin.request("DELETE", `/users/${ownerId}`)).body.code, "forbidden");
			assert.equal((await admin.request("POST", `/users/${ownerId}/invitation`)).body.code, "forbidden");
			assert.equal((await admin.request("PATCH", `/users/${admin.id}`, { role: "owner" })).body.code, "forbidden");
			assert.equal((await admin.request("PATCH", `/users/${admin.id}`, { disabled: true })).body.code, "forbidden");
		});

		it("never lets the last owner go, also when two go at the same moment", async () => {
			const demoted = await owner.request("PATCH", `/users/${ownerId}`, { role: "admin" });
			assert.equal(demoted.body.code, "last-owner");
			assert.equal((await owner.request("DELETE", `/users/${ownerId}`)).body.code, "last-owner");
			const pending = await invite(owner, "pending-owner@example.com", "owner");
			assert.equal(pending.status, 201);
			assert.equal((await owner.request("DELETE", `/users/${ownerId}`)).body.code, "last-owner");

			const second = await join(app.http, owner, "second@example.com", "owner");
			const answers = await Promise.all([
				owner.request("PATCH", `/users/${second.id}`, { role: "admin" }),
				second.request("PATCH", `/users/${ownerId}`, { role: "admin" }),
			]);
			assert.equal(answers.filter(({ status }) => status === 200).length, 1);
			const survivor = answers[0]?.status === 200 ? owner : second;
			const list = await survivor.request("GET", "/users?limit=100");
			const owners = (list.body.items as { role: string; email: string }[]).filter(({ role }) => role === "owner");
			assert.equal(owners.filter(({ email }) => !email.startsWith("pending")).length, 1);
			owner = survivor;
		});

		it("takes access at once from whoever is disabled, changes role or is removed", async () => {
			for (const [index, change] of [{ disabled: true }, { role: "viewer" }, null].entries()) {
				const person = await join(app.http, owner, `gone-${index}@example.com`, "supervisor");
				assert.equal((await person.request("GET", "/session")).status, 200);
				const cookies = { centralita: person.cookie?.split("=")[1] };
				const stream = await app.built.authenticate({ headers: {}, cookies } as unknown as FastifyRequest);
				assert.equal(await stream.stillHolds?.(), true);
				if (change === null) assert.equal((await owner.request("DELETE", `/users/${person.id}`)).status, 204);
				else assert.equal((await owner.request("PATCH", `/users/${person.id}`, change)).status, 200);
				assert.equal(await stream.stillHolds?.(), false);
				assert.equal((await person.request("GET", "/session")).status, 401);
			}
		});

		it("pages in the order of arrival", async () => {
			const emails: string[] = [];
			let cursor: string | null = "";
			while (cursor !== null) {
				const { body } = await owner.request("GET", `/users?limit=2${cursor && `&cursor=${cursor}`}`);
				emails.push(...(body.items as { email: string }[]).map(({ email }) => email));
				cursor = body.nextCursor as string | null;
			}
			assert.equal(emails[0], "owner@example.com");
			assert.equal(new Set(emails).size, emails.length);
			assert.ok(emails.length >= 7);
			assert.equal((await owner.request("GET", "/users?cursor=nonsense")).status, 400);
		});

		it("leaves what changed in the audit trail, which the database keeps as it is", async () => {
			const { body } = await owner.request("GET", "/audit?action=user.changed&limit=1");
			const [entry] = body.items as { detail: Record<string, unknown>; actor: string }[];
			assert.deepEqual(entry?.detail, { role: { from: "supervisor", to: "viewer" } });
			const { query } = test.platform.db;
			for (const statement of [
				"update audit_entries set actor = 'x'",
				"delete from audit_entries",
				"truncate audit_entries",
			]) {
				await assert.rejects(query.execute(statement), (error: Error) => /never changed/.test(String(error.cause)));
			}
		});
	});
