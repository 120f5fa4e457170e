import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Contact, ContactField, Problem } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Http } from "../../platform/capability.ts";
import { createContacts } from "./index.ts";
import { placeSweep } from "./places/sweep.ts";

for (const database of testDatabases())
	describe(`what is kept of a contact on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		before(async () => {
			test = await createTestPlatform({ database, environment: { DEFAULT_COUNTRY: "AR" } });
			const { capability } = createContacts(test.platform);
			await test.start([capability]);
			http = await createTestHttp(test.platform, [capability]);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		const ask = async (method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE", url: string, payload?: object) =>
			http.inject({ method, url: `/api/v1${url}`, ...(payload ? { payload } : {}) });
		const made = async (body: object): Promise<Contact> => {
			const answer = await ask("POST", "/contacts", { name: "Ana", ...body });
			assert.equal(answer.statusCode, 201, answer.body);
			return Contact.parse(answer.json());
		};
		const patched = async (id: string, body: object): Promise<Contact> => {
			const answer = await ask("PATCH", `/contacts/${id}`, body);
			assert.equal(answer.statusCode, 200, answer.body);
			return Contact.parse(answer.json());
		};
		const problem = async (answer: Awaited<ReturnType<typeof ask>>) => Problem.parse(answer.json());

		it("has fields that the company defined, each of its type", async () => {
			const choice = { key: "plan", label: { es: "Plan", en: "Plan" }, type: "choice", options: ["Básico", "Pro"] };
			const added = await ask("POST", "/contact-fields", choice);
			assert.equal(added.statusCode, 201, added.body);
			assert.deepEqual(ContactField.parse(added.json()), choice);
			assert.equal((await ask("POST", "/contact-fields", choice)).statusCode, 409);
			const empty = await ask("POST", "/contact-fields", { ...choice, key: "otro", options: [] });
			assert.equal(empty.statusCode, 400);
			const number = { key: "debt", label: { es: "Deuda", en: "Debt" }, type: "number" };
			assert.equal((await ask("POST", "/contact-fields", number)).statusCode, 201);

			const contact = await made({ fields: { plan: "Pro", debt: 1200.5 } });
			assert.deepEqual(contact.fields, { plan: "Pro", debt: 1200.5 });
			const wrong = await ask("PATCH", `/contacts/${contact.id}`, {
				revision: contact.revision,
				fields: { plan: "Gratis", debt: "mucho", nada: "x" },
			});
			assert.equal(wrong.statusCode, 400);
			assert.deepEqual((await problem(wrong)).errors, [
				{ path: "fields.plan", message: "is not one of the options" },
				{ path: "fields.debt", message: "is not a number" },
				{ path: "fields.nada", message: "there is no such field" },
			]);
			const changed = await patched(contact.id, { revision: contact.revision, fields: { plan: null } });
			assert.deepEqual(changed.fields, { debt: 1200.5 });

			assert.equal((await ask("DELETE", "/contact-fields/debt")).statusCode, 204);
			assert.equal((await ask("DELETE", "/contact-fields/debt")).statusCode, 404);
			const keys = (await ask("GET", "/contact-fields")).json().items.map(({ key }: { key: string }) => key);
			assert.deepEqual(keys, ["plan"]);
			const other = await ask("POST", "/contact-fields", { ...number, type: "text" });
			assert.equal(other.statusCode, 409);
			assert.equal((await ask("POST", "/contact-fields", number)).statusCode, 201);
		});

		it("changes only what was sent, and not over what somebody else has changed", async () => {
			const contact = await made({
				phones: ["11 4321 0001"],
				emails: ["a@example.com"],
				tags: ["VIP", "vip", "norte"],
			});
			assert.deepEqual(contact.tags, ["vip", "norte"]);
			const changed = await patched(contact.id, { revision: contact.revision, name: "Ana María" });
			assert.equal(changed.revision, contact.revision + 1);
			assert.deepEqual(
				{ ...changed, name: contact.name, revision: contact.revision, updatedAt: contact.updatedAt },
				contact,
			);
			const late = await ask("PATCH", `/contacts/${contact.id}`, { revision: contact.revision, name: "Otra" });
			assert.equal(late.statusCode, 409);
			assert.equal((await problem(late)).code, "revision-conflict");
			const replaced = await ask("PUT", `/contacts/${contact.id}`, { name: "Sin teléfono" });
			assert.deepEqual(replaced.json().phones, []);
			assert.deepEqual(replaced.json().tags, ["vip", "norte"]);
		});

		it("lets one of two changes at the same moment through", async () => {
			const { id, revision } = await made({});
			const answers = await Promise.all(
				["Una", "Otra"].map((name) => ask("PATCH", `/contacts/${id}`, { revision, name })),
			);
			assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 409]);
		});

		it("knows country and time zone by the number, and says so", async () => {
			const known = await made({ phones: ["+57 601 4321000"] });
			assert.deepEqual(known.country, { value: "CO", source: "derived" });
			assert.deepEqual(known.timeZone, { value: "America/Bogota", source: "derived" });
			const mobile = await made({ phones: ["+34 612 345 678"] });
			assert.deepEqual(mobile.timeZone, { value: null, source: "unknown" });
			const given = await patched(mobile.id, { revision: mobile.revision, timeZone: "Atlantic/Canary" });
			assert.deepEqual(given.timeZone, { value: "Atlantic/Canary", source: "given" });
			const moved = await patched(given.id, { revision: given.revision, phones: ["+51 1 4321000"], timeZone: null });
			assert.deepEqual(moved.timeZone, { value: "America/Lima", source: "derived" });
			const wrong = await ask("PATCH", `/contacts/${given.id}`, {
				revision: moved.revision,
				timeZone: "America/Narnia",
				country: "XX",
			});
			assert.deepEqual((await problem(wrong)).errors, [
				{ path: "country", message: "is not a country" },
				{ path: "timeZone", message: "is not a time zone" },
			]);
		});

		it("gets the place of those who were there before places were", async () => {
			const { id } = await made({ phones: ["+57 601 4321001"] });
			const set = sql`update contacts set country = null, country_source = 'unknown', time_zone = null,
				time_zone_source = 'unknown', place_version = 0 where id = ${id}`;
			await test.platform.db.query.execute(set);
			await placeSweep(test.platform).run({}, { signal: new AbortController().signal, attempt: 1 });
			const contact = Contact.parse((await ask("GET", `/contacts/${id}`)).json());
			assert.deepEqual(contact.timeZone, { value: "America/Bogota", source: "derived" });
		});

		it("has one external id of its own", async () => {
			await made({ externalId: "crm-1" });
			const second = await ask("POST", "/contacts", { name: "Otra", externalId: "crm-1" });
			assert.equal(second.statusCode, 409);
			assert.deepEqual((await problem(second)).errors, [{ path: "externalId", message: "taken" }]);
		});

		it("keeps remarks until somebody takes them away", async () => {
			const { id } = await made({});
			const noted = await ask("POST", `/contacts/${id}/notes`, { text: "Prefiere la tarde." });
			assert.equal(noted.statusCode, 201, noted.body);
			const [note] = Contact.parse(noted.json()).notes;
			assert.deepEqual([note?.text, note?.by], ["Prefiere la tarde.", "Ana"]);
			const gone = await ask("DELETE", `/contacts/${id}/notes/${note?.id}`);
			assert.deepEqual(Contact.parse(gone.json()).notes, []);
			assert.equal((await ask("DELETE", `/contacts/${id}/notes/${note?.id}`)).statusCode, 404);
			assert.equal(
				(await ask("POST", "/contacts/0191f1d0-0000-7000-8000-000000000000/notes", { text: "x" })).statusCode,
				404,
			);
		});
	});
