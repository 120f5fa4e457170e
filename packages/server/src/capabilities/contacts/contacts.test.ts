import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ContactSave } from "@centralita/contracts";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { type ContactsService, createContacts } from "./index.ts";
import { findContacts } from "./segments/store.ts";
import { whereOf } from "./segments/where.ts";
import { readContacts } from "./store.ts";

for (const database of testDatabases())
	describe(`contacts on ${database}`, () => {
		let test: TestPlatform;
		let contacts: ContactsService;
		const save = (body: Partial<ContactSaveInput>) =>
			test.platform.db.transaction((tx) => contacts.create(tx, ContactSave.parse({ name: null, ...body })));
		const names = async (q: string) => (await list(q, { before: null, limit: 10 })).map(({ name }) => name);
		const list = async (q: string, page: { before: string | null; limit: number }) => {
			const { query } = test.platform.db;
			return readContacts(query, await findContacts(query, whereOf({ q }, "AR"), page));
		};

		before(async () => {
			test = await createTestPlatform({ database, environment: { DEFAULT_COUNTRY: "AR" } });
			const built = createContacts(test.platform);
			contacts = built;
			await test.start([built.capability]);
			await save({ name: "José María Núñez", phones: ["(011) 4321-0000"], emails: ["Jose.Nunez@Example.com"] });
			await save({ name: "Maria O'Brien", phones: ["+1 202 555 0143"], locale: "en-US" });
		});
		after(() => test.stop());

		it("stores numbers as E.164 and addresses in lower case, each once", async () => {
			const contact = await save({
				name: "Ana",
				phones: ["011 4321-1111", "+54 11 4321-1111"],
				emails: ["Ana@Example.com", "ana@example.com"],
			});
			assert.deepEqual(contact.phones, ["+541143211111"]);
			assert.deepEqual(contact.emails, ["ana@example.com"]);
		});

		it("finds by the beginning of words without accents, by address and by any part of a number", async () => {
			assert.deepEqual(await names("jose nun"), ["José María Núñez"]);
			assert.deepEqual(await names("MARÍA"), ["Maria O'Brien", "José María Núñez"]);
			assert.deepEqual(await names("o'brien"), ["Maria O'Brien"]);
			assert.deepEqual(await names("nunez@example"), ["José María Núñez"]);
			assert.deepEqual(await names("4321-0000"), ["José María Núñez"]);
			assert.deepEqual(await names("011 4321-0000"), ["José María Núñez"]);
			assert.deepEqual(await names("5550"), ["Maria O'Brien"]);
			assert.deepEqual(await names("núñez 4321"), ["José María Núñez"]);
		});

		it("finds nothing, and breaks nothing, for words that are none", async () => {
			for (const q of ["zzz", "' | '", "\\", "!!!", ":*"]) assert.deepEqual(await names(q), []);
		});

		it("pages by the last id", async () => {
			const all = await list("", { before: null, limit: 10 });
			const [first, second] = all;
			assert.ok(first && second);
			const next = await list("", { before: first.id, limit: 1 });
			assert.deepEqual(next, [second]);
		});

		it("names the field of a bad number and of one that somebody else has", async () => {
			await assert.rejects(save({ phones: ["011 4321-2222", "12"] }), {
				code: "validation-failed",
				fields: [{ path: "phones.1", message: "is not a phone number" }],
			});
			await assert.rejects(save({ name: "Otro", phones: ["+541143210000"] }), {
				code: "conflict",
				fields: [{ path: "phones.0", message: "taken" }],
			});
			assert.deepEqual(await names("otro"), []);
		});

		it("replaces numbers and addresses, also in another order", async () => {
			const { id } = await save({ name: "Luis", phones: ["+541143213333"], emails: ["a@luis.test", "b@luis.test"] });
			const changed = await test.platform.db.transaction((tx) =>
				contacts.patch(
					tx,
					id,
					ContactSave.parse({ name: "Luis B", phones: ["+541143214444"], emails: ["b@luis.test", "a@luis.test"] }),
				),
			);
			assert.deepEqual(changed.phones, ["+541143214444"]);
			assert.deepEqual(changed.emails, ["b@luis.test", "a@luis.test"]);
			assert.deepEqual(await names("3333"), []);
			assert.deepEqual(await names("luis 4444"), ["Luis B"]);
		});

		it("finds a caller by number, address, or a name that fits only one", async () => {
			const { query } = test.platform.db;
			const found = async (clues: Parameters<ContactsService["findContact"]>[1]) =>
				(await contacts.findContact(query, clues))?.name ?? null;
			assert.equal(await found({ phone: "11 4321 0000" }), "José María Núñez");
			assert.equal(await found({ phone: "?", email: " JOSE.nunez@example.com" }), "José María Núñez");
			assert.equal(await found({ name: "obrien" }), null);
			assert.equal(await found({ name: "maria o'brien" }), "Maria O'Brien");
			assert.equal(await found({ name: "maría" }), null);
			assert.equal(await found({}), null);
		});

		it("completes a known contact without overwriting, and makes one of two new calls at the same moment", async () => {
			const upsert = (clues: Parameters<ContactsService["upsertByPhoneOrEmail"]>[1]) =>
				test.platform.db.transaction((tx) => contacts.upsertByPhoneOrEmail(tx, clues));
			const known = await upsert({ name: "Pepe", phone: "+541143210000", email: "pepe@example.com", locale: "es-AR" });
			assert.equal(known.name, "José María Núñez");
			assert.deepEqual(known.emails, ["jose.nunez@example.com", "pepe@example.com"]);
			assert.equal(known.locale, "es-AR");
			const made = await Promise.all(
				["Uno", "Dos", "Tres"].map((name) => upsert({ name, phone: "+541143215555", email: "nuevo@example.com" })),
			);
			assert.equal(new Set(made.map(({ id }) => id)).size, 1);
			await assert.rejects(upsert({ name: "Nadie", phone: "12" }), { code: "validation-failed" });
		});

		it("keeps notes and the count of conversations, and erases all of a person", async () => {
			const { id } = await save({ name: "Borrable", phones: ["+541143216666"] });
			await test.platform.db.transaction(async (tx) => {
				await contacts.addNote(tx, id, "Prefiere la tarde.", "Lucía");
				await contacts.countConversation(tx, id, 1);
				await contacts.countConversation(tx, id, 1);
				await contacts.countConversation(tx, id, -1);
			});
			const contact = await contacts.get(test.platform.db.query, id);
			assert.equal(contact.conversations, 1);
			assert.deepEqual(
				contact.notes.map(({ text, by }) => ({ text, by })),
				[{ text: "Prefiere la tarde.", by: "Lucía" }],
			);
			await test.platform.db.transaction((tx) => contacts.erase(tx, id));
			await assert.rejects(contacts.get(test.platform.db.query, id), { code: "not-found" });
			assert.deepEqual(await names("borrable"), []);
			assert.equal((await save({ phones: ["+541143216666"] })).phones.length, 1);
		});
	});

type ContactSaveInput = {
	name: string | null;
	phones: string[];
	emails: string[];
	locale: string;
};
