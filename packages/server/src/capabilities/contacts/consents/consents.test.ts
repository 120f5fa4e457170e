import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Channel, ContactConsentList, DoNotCallList, type Turn } from "@centralita/contracts";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import type { StoredEvent } from "../../../platform/events/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { createContacts } from "../index.ts";

type Who = { contactId: string | null; phone: string | null; channel: Channel };
type Asked = Parameters<ReturnType<typeof createContacts>["mayContact"]>[1];

for (const database of testDatabases())
	describe(`what contacts agreed to on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let contacts: ReturnType<typeof createContacts>;
		const people = new Map<string, Who>();
		let last = 54_321_000;
		let eventId = 0;

		before(async () => {
			test = await createTestPlatform({ database, environment: { DEFAULT_COUNTRY: "AR" } });
			contacts = createContacts(test.platform, { whoIsIn: async (_db, id) => people.get(id) ?? null });
			await test.start([contacts.capability]);
			http = await createTestHttp(test.platform, [contacts.capability]);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		const newPhone = () => `+5411${++last}`;
		const someone = async (phones = [newPhone()]) => {
			const { id } = await test.platform.db.transaction((tx) =>
				contacts.create(tx, { name: "Ana", phones, emails: [], locale: null }),
			);
			return { id, phone: phones[0] ?? "", phones };
		};
		const may = (asked: Partial<Asked> & { contactId: string | null; phone: string | null }) =>
			test.platform.db.transaction((tx) => contacts.mayContact(tx, { channel: "voice", purpose: "service", ...asked }));
		const handle = async (type: string, data: object) => {
			const [listener] = contacts.capability.listeners ?? [];
			const event = { id: String(++eventId), conversationId: null, number: null, type, at: new Date(), data };
			await listener?.handle(event as unknown as StoredEvent);
			return event;
		};
		const says = async (who: Who, words: string, speaker: Turn["who"] = "contact") => {
			const conversationId = uuidv7();
			people.set(conversationId, who);
			await handle("turn.added", { conversationId, turn: { who: speaker, generated: words } });
		};
		const consents = async (id: string) =>
			ContactConsentList.parse((await http.inject(`/api/v1/contacts/${id}/consents`)).json());
		const agrees = (id: string, payload: object) =>
			http.inject({ method: "POST", url: `/api/v1/contacts/${id}/consents`, payload });

		it("is asked before each attempt, and what cannot be told is a refusal", async () => {
			const { id, phone } = await someone();
			const other = await someone();
			const denied = (reason: string) => ({ allowed: false, reason });
			assert.deepEqual(await may({ contactId: id, phone }), { allowed: true, reason: null });
			assert.deepEqual(await may({ contactId: null, phone }), denied("unknown-contact"));
			assert.deepEqual(await may({ contactId: uuidv7(), phone }), denied("unknown-contact"));
			assert.deepEqual(await may({ contactId: id, phone: null }), denied("invalid-number"));
			assert.deepEqual(await may({ contactId: id, phone: "011 4321-0000" }), denied("invalid-number"));
			assert.deepEqual(await may({ contactId: id, phone: other.phone }), denied("not-their-number"));
			for (const purpose of ["marketing", "survey"] as const)
				assert.deepEqual(await may({ contactId: id, phone, purpose }), denied("no-consent"));
			assert.equal((await may({ contactId: id, phone, purpose: "collections" })).allowed, true);
			assert.equal((await may({ contactId: id, phone: null, channel: "email" })).allowed, true);
		});

		it("is by purpose and channel, with its proof, and the newest statement counts", async () => {
			const { id, phone } = await someone();
			const marketing = { purpose: "marketing", channel: "voice" } as const;
			const granted = await agrees(id, { ...marketing, state: "granted", proof: "Formulario 123" });
			assert.equal(granted.statusCode, 201, granted.body);
			assert.equal((await may({ contactId: id, phone, ...marketing })).allowed, true);
			assert.equal((await may({ contactId: id, phone, ...marketing, purpose: "survey" })).allowed, false);
			const old = { ...marketing, state: "withdrawn", proof: "Antes", at: "2020-01-01T00:00:00.000Z" };
			assert.equal((await agrees(id, old)).statusCode, 201);
			assert.equal((await may({ contactId: id, phone, ...marketing })).allowed, true);
			await agrees(id, { ...marketing, state: "withdrawn", proof: "Correo del 3 de mayo" });
			assert.deepEqual(await may({ contactId: id, phone, ...marketing }), { allowed: false, reason: "withdrawn" });
			const { items } = await consents(id);
			assert.deepEqual(
				items.map(({ state, proof, current, source }) => [state, proof, current, source]),
				[
					["withdrawn", "Correo del 3 de mayo", true, "api-key"],
					["granted", "Formulario 123", false, "api-key"],
					["withdrawn", "Antes", false, "api-key"],
				],
			);
			const future = { ...marketing, state: "granted", proof: "x", at: "2999-01-01T00:00:00.000Z" };
			assert.equal((await agrees(id, future)).statusCode, 400);
		});

		it("ends when they say so in a call, for every number that they have", async () => {
			const { id, phones } = await someone([newPhone(), newPhone()]);
			const calling = newPhone();
			await says({ contactId: id, phone: calling, channel: "voice" }, "Mire, no me interesa. No me llamen más.");
			for (const phone of phones)
				assert.deepEqual(await may({ contactId: id, phone }), { allowed: false, reason: "do-not-call" });
			const list = DoNotCallList.parse((await http.inject("/api/v1/do-not-call")).json());
			const entry = list.items.find(({ phone }) => phone === calling);
			assert.deepEqual([entry?.reason, entry?.source], ["asked", "call"]);
			const { items, doNotCall } = await consents(id);
			assert.deepEqual(new Set(doNotCall), new Set(phones));
			assert.ok(items.length > 0 && items.every(({ state, channel }) => state === "withdrawn" && channel === "voice"));
			assert.equal(items[0]?.proof, "Mire, no me interesa. No me llamen más.");
		});

		it("lists the number of a caller whom nobody knows", async () => {
			const phone = newPhone();
			await says({ contactId: null, phone, channel: "voice" }, "stop calling me");
			const { id } = await someone([phone]);
			assert.deepEqual(await may({ contactId: id, phone }), { allowed: false, reason: "do-not-call" });
		});

		it("does not end by what the assistant says, or by another wish", async () => {
			const { id, phone } = await someone();
			const who = { contactId: id, phone, channel: "voice" } as const;
			await says(who, "¿Quiere que no lo llamen más? Diga: no me llamen más.", "assistant");
			await says(who, "no me llamen a este número, llamen al otro");
			await says({ ...who, contactId: null, phone: null }, "no me llamen más");
			assert.equal((await may({ contactId: id, phone })).allowed, true);
		});

		it("counts an event once that is handed over twice", async () => {
			const { id } = await someone();
			const conversationId = uuidv7();
			const event = await handle("contact.opted-out", { contactId: id, conversationId, channel: "whatsapp" });
			const once = (await consents(id)).items.length;
			await contacts.capability.listeners?.[0]?.handle(event as unknown as StoredEvent);
			assert.equal((await consents(id)).items.length, once);
		});

		it("ends by WhatsApp, and goes on there when they come back", async () => {
			const { id, phone } = await someone();
			const asked = await someone();
			await http.inject({ method: "PUT", url: `/api/v1/do-not-call/${asked.phone}`, payload: { reason: "complaint" } });
			for (const contactId of [id, asked.id])
				await handle("contact.opted-out", { contactId, conversationId: uuidv7(), channel: "whatsapp" });
			assert.deepEqual(await may({ contactId: id, phone }), { allowed: false, reason: "do-not-call" });
			for (const contactId of [id, asked.id])
				await handle("contact.opted-in", { contactId, conversationId: uuidv7(), channel: "whatsapp" });
			assert.equal((await may({ contactId: id, phone, channel: "whatsapp" })).allowed, true);
			// To be written to again is not to be called again.
			assert.deepEqual(await may({ contactId: id, phone }), { allowed: false, reason: "withdrawn" });
			// Another reason to be on the list stays.
			assert.deepEqual(await may({ contactId: asked.id, phone: asked.phone, channel: "whatsapp" }), {
				allowed: false,
				reason: "do-not-call",
			});
		});

		it("keeps the number of somebody who was erased, and nothing else of them", async () => {
			const { id, phone } = await someone();
			const url = `/api/v1/do-not-call/${encodeURIComponent(phone)}`;
			await http.inject({ method: "PUT", url, payload: { note: "Ana pidió esto por carta" } });
			await test.platform.db.transaction((tx) => contacts.erase(tx, id));
			const list = DoNotCallList.parse((await http.inject(`/api/v1/do-not-call?q=${phone.slice(-6)}`)).json());
			assert.deepEqual(
				list.items.map(({ phone: number, note, by }) => [number, note, by]),
				[[phone, "", null]],
			);
			const again = await someone([phone]);
			assert.deepEqual(await may({ contactId: again.id, phone }), { allowed: false, reason: "do-not-call" });
			assert.equal((await http.inject({ method: "DELETE", url })).statusCode, 204);
			assert.equal((await http.inject({ method: "DELETE", url })).statusCode, 404);
			assert.equal((await may({ contactId: again.id, phone })).allowed, true);
			const actions = test.audited.filter(({ subject }) => subject === phone).map(({ action }) => action);
			assert.deepEqual(actions, ["do-not-call.added", "do-not-call.removed"]);
		});

		it("lists numbers page by page, newest first", async () => {
			const seen: string[] = [];
			let cursor = "";
			do {
				const answer = await http.inject(
					`/api/v1/do-not-call?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
				);
				const { items, nextCursor } = DoNotCallList.parse(answer.json());
				seen.push(...items.map(({ phone }) => phone));
				cursor = nextCursor ?? "";
			} while (cursor !== "");
			assert.equal(new Set(seen).size, seen.length);
			const { items } = DoNotCallList.parse((await http.inject("/api/v1/do-not-call?limit=100")).json());
			assert.deepEqual(
				seen,
				items.map(({ phone }) => phone),
			);
			assert.equal((await http.inject("/api/v1/do-not-call?cursor=nonsense")).statusCode, 400);
		});
	});
