import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
	Contact,
	ContactConsentList,
	ContactDuplicateList,
	ContactList,
	ContactMergeList,
} from "@centralita/contracts";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import type { Clock } from "../../../platform/time/index.ts";
import { systemClock } from "../../../platform/time/index.ts";
import { createContacts } from "../index.ts";
import { variantsOf } from "./duplicates.ts";

const dayMs = 86_400_000;

describe("other forms of a number", () => {
	it("are those of plans that changed", () => {
		const pairs = [
			["+5491143210000", "+541143210000"],
			["+5215512345678", "+525512345678"],
			["+5511987654321", "+551187654321"],
		];
		for (const [a = "", b = ""] of pairs) {
			assert.ok(variantsOf(a).includes(b), a);
			assert.ok(variantsOf(b).includes(a), b);
		}
		assert.deepEqual(variantsOf("+34612345678"), []);
	});
});

for (const database of testDatabases())
	describe(`contacts that are one person on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let contacts: ReturnType<typeof createContacts>;
		let passed = 0;
		const clock: Clock = { ...systemClock, now: () => Date.now() + passed };
		/** What another part keeps of contacts, by its id. */
		const tickets = new Map<string, string>();
		before(async () => {
			test = await createTestPlatform({ database, clock, environment: { DEFAULT_COUNTRY: "AR" } });
			contacts = createContacts(test.platform, {
				movers: () => [
					{ name: "nothing" },
					{
						name: "tickets",
						async contactMove(_tx, { from, to, only }) {
							const moved = [...tickets].filter(([id, owner]) => owner === from && (only?.includes(id) ?? true));
							for (const [id] of moved) tickets.set(id, to);
							return moved.map(([id]) => id);
						},
					},
				],
			});
			await test.start([contacts.capability]);
			http = await createTestHttp(test.platform, [contacts.capability]);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});
		const ask = (method: "GET" | "POST" | "PATCH", path: string, payload?: object) =>
			http.inject({ method, url: `/api/v1/contacts${path}`, ...(payload ? { payload } : {}) });
		const make = async (body: object): Promise<Contact> => {
			const answer = await ask("POST", "", body);
			assert.equal(answer.statusCode, 201, answer.body);
			return Contact.parse(answer.json());
		};
		const get = async (id: string): Promise<Contact> => Contact.parse((await ask("GET", `/${id}`)).json());
		const shape = ({ revision: _, updatedAt: __, ...rest }: Contact) => rest;
		const says = (id: string, state: string, at: string) =>
			ask("POST", `/${id}/consents`, { purpose: "marketing", channel: "voice", state, at, proof: state });
		const current = async (id: string) =>
			ContactConsentList.parse((await ask("GET", `/${id}/consents`)).json())
				.items.filter((item) => item.current)
				.map(({ state }) => state);

		it("are found by another form of their number or address, or by their whole name", async () => {
			const ana = await make({
				name: "Ana María Núñez",
				phones: ["+5491143210000"],
				emails: ["ana.nunez+x@example.com"],
			});
			const phone = await make({ name: "Sin nombre", phones: ["+541143210000"] });
			const email = await make({ name: "Otra", emails: ["ananunez@example.com"] });
			const name = await make({ name: "núñez ana maria", phones: ["11 4321-9999"] });
			await make({ name: "Ana María Núñez Pérez" });
			await make({ name: "Ana María Núñez", phones: ["+57 601 4321000"] });
			const answer = await ask("GET", `/${ana.id}/duplicates`);
			const { items } = ContactDuplicateList.parse(answer.json());
			assert.deepEqual(
				items.map(({ contact, reason }) => [contact.id, reason]),
				[
					[phone.id, "phone"],
					[email.id, "email"],
					[name.id, "name"],
				],
			);
		});

		it("become one, with all that both had, and two again as they were", async () => {
			const into = await make({ name: "Luz", phones: ["11 4321-0101"], tags: ["a"], locale: "es-AR" });
			const from = await make({
				name: "Luz M.",
				phones: ["11 4321-0102"],
				emails: ["luz@example.com"],
				tags: ["b"],
				externalId: "crm-7",
				timeZone: "America/Lima",
			});
			await ask("POST", `/${from.id}/notes`, { text: "Prefiere la tarde." });
			await says(into.id, "granted", "2026-01-01T00:00:00.000Z");
			await says(from.id, "withdrawn", "2026-02-01T00:00:00.000Z");
			await test.platform.db.transaction(async (tx) => {
				await contacts.countConversation(tx, into.id, 1);
				await contacts.countConversation(tx, from.id, 1);
			});
			tickets.set("t1", from.id);
			tickets.set("t2", into.id);
			const before = await Promise.all([get(into.id), get(from.id)]);

			const merged = await ask("POST", `/${into.id}/merge`, { fromId: from.id });
			assert.equal(merged.statusCode, 200, merged.body);
			const one = Contact.parse(merged.json());
			assert.equal(one.id, into.id);
			assert.deepEqual(
				[one.name, one.phones, one.emails, one.tags, one.externalId, one.conversations],
				["Luz", ["+541143210101", "+541143210102"], ["luz@example.com"], ["a", "b"], "crm-7", 2],
			);
			assert.deepEqual(one.timeZone, { value: "America/Lima", source: "given" });
			assert.deepEqual(
				one.notes.map(({ text }) => text),
				["Prefiere la tarde."],
			);
			assert.deepEqual(await current(into.id), ["withdrawn"]);
			assert.equal(tickets.get("t1"), into.id);
			assert.equal((await ask("GET", `/${from.id}`)).statusCode, 404);
			const found = ContactList.parse((await ask("GET", "?q=0102")).json()).items;
			assert.deepEqual(
				found.map(({ id }) => id),
				[into.id],
			);

			const { items } = ContactMergeList.parse((await ask("GET", `/${into.id}/merges`)).json());
			assert.deepEqual(
				items.map(({ fromId, fromName }) => [fromId, fromName]),
				[[from.id, "Luz M."]],
			);
			const undone = await ask("POST", `/merges/${items[0]?.id}/undo`);
			assert.equal(undone.statusCode, 200, undone.body);
			assert.equal(undone.json().id, from.id);
			const after = await Promise.all([get(into.id), get(from.id)]);
			// What was counted of conversations goes back with those that another part moved: here there is none.
			assert.deepEqual(
				after.map((contact) => ({ ...shape(contact), conversations: 1, activeAt: null })),
				before.map((contact) => ({ ...shape(contact), conversations: 1, activeAt: null })),
			);
			assert.deepEqual([await current(into.id), await current(from.id)], [["granted"], ["withdrawn"]]);
			assert.deepEqual([tickets.get("t1"), tickets.get("t2")], [from.id, into.id]);
			assert.equal((await ask("POST", `/merges/${items[0]?.id}/undo`)).statusCode, 409);
		});

		it("leave to the one who stayed what has changed and come since", async () => {
			const into = await make({ name: "Sol", phones: ["11 4321-0201"] });
			const from = await make({ name: "Sol B", phones: ["11 4321-0202"] });
			await ask("POST", `/${into.id}/merge`, { fromId: from.id });
			const one = await get(into.id);
			await ask("PATCH", `/${into.id}`, { revision: one.revision, name: "Sol Ya", tags: ["nuevo"] });
			await ask("POST", `/${into.id}/notes`, { text: "Después" });
			tickets.set("t3", into.id);
			const { items } = ContactMergeList.parse((await ask("GET", `/${into.id}/merges`)).json());
			await ask("POST", `/merges/${items[0]?.id}/undo`);
			const [stays, back] = await Promise.all([get(into.id), get(from.id)]);
			assert.deepEqual([stays.name, stays.tags, stays.phones], ["Sol Ya", ["nuevo"], ["+541143210201"]]);
			assert.deepEqual([back.name, back.phones], ["Sol B", ["+541143210202"]]);
			assert.deepEqual(
				stays.notes.map(({ text }) => text),
				["Después"],
			);
			assert.equal(tickets.get("t3"), into.id);
		});

		it("are three again when the last of two merges is taken back first", async () => {
			const [a, b, c] = await Promise.all(
				["0301", "0302", "0303"].map((digits) => make({ name: digits, phones: [`11 4321-${digits}`] })),
			);
			assert.ok(a && b && c);
			await ask("POST", `/${a.id}/notes`, { text: "De A" });
			await ask("POST", `/${b.id}/merge`, { fromId: a.id });
			await ask("POST", `/${c.id}/merge`, { fromId: b.id });
			const undo = async (id: string, fromId: string) => {
				const { items } = ContactMergeList.parse((await ask("GET", `/${id}/merges`)).json());
				const merge = items.find((item) => item.fromId === fromId);
				assert.equal((await ask("POST", `/merges/${merge?.id}/undo`)).statusCode, 200);
			};
			assert.equal((await get(c.id)).phones.length, 3);
			await undo(c.id, b.id);
			assert.deepEqual((await get(b.id)).phones.length, 2);
			await undo(b.id, a.id);
			for (const contact of [a, b, c]) assert.deepEqual((await get(contact.id)).phones, contact.phones);
			assert.deepEqual(
				(await get(a.id)).notes.map(({ text }) => text),
				["De A"],
			);
		});

		it("are one of two when both are merged into each other at the same moment", async () => {
			const a = await make({ name: "Uno" });
			const b = await make({ name: "Dos" });
			const answers = await Promise.all([
				ask("POST", `/${a.id}/merge`, { fromId: b.id }),
				ask("POST", `/${b.id}/merge`, { fromId: a.id }),
			]);
			assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 404]);
			assert.equal((await ask("POST", `/${a.id}/merge`, { fromId: a.id })).statusCode, 409);
		});

		it("cannot be told apart after 30 days, nor after an erasure", async () => {
			const into = await make({ name: "Tarde" });
			const from = await make({ name: "Más tarde" });
			await ask("POST", `/${into.id}/merge`, { fromId: from.id });
			const { items } = ContactMergeList.parse((await ask("GET", `/${into.id}/merges`)).json());
			passed = 31 * dayMs;
			assert.equal((await ask("POST", `/merges/${items[0]?.id}/undo`)).statusCode, 410);
			assert.deepEqual(ContactMergeList.parse((await ask("GET", `/${into.id}/merges`)).json()).items, []);
			passed = 0;
			await test.platform.db.transaction((tx) => contacts.erase(tx, into.id));
			assert.equal((await ask("POST", `/merges/${items[0]?.id}/undo`)).statusCode, 404);
		});
	});
