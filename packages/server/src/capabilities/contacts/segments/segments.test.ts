import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
	ContactCount,
	ContactFilter,
	ContactList,
	ContactSegment,
	ContactSegmentList,
	Problem,
} from "@centralita/contracts";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { createMetrics } from "../../../platform/telemetry/index.ts";
import { createContacts } from "../index.ts";

for (const database of testDatabases())
	describe(`segments of contacts on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let contacts: ReturnType<typeof createContacts>;
		const ids = new Map<string, string>();

		const people = [
			{
				name: "Ana",
				phones: ["+57 601 4321000"],
				tags: ["vip"],
				locale: "es-419",
				fields: { plan: "Pro", deuda: 100 },
			},
			{ name: "Beto", phones: ["+34 612 345 678"], tags: ["vip", "baja"], fields: { plan: "Básico", deuda: 9 } },
			{ name: "Carla", emails: ["carla@example.com"], locale: "en-US", fields: { alta: "2026-05-01" } },
			{ name: "=1+1", phones: ["+54 11 4321 0000"], fields: { plan: "50%_x" } },
		];
		before(async () => {
			test = await createTestPlatform({ database, environment: { DEFAULT_COUNTRY: "AR" } });
			contacts = createContacts(test.platform);
			await test.start([contacts.capability]);
			http = await createTestHttp(test.platform, [contacts.capability]);
			for (const [key, type] of [
				["plan", "text"],
				["deuda", "number"],
				["alta", "date"],
			])
				await post("/contact-fields", { key, label: { es: key, en: key }, type });
			for (const person of people) {
				const answer = await post("/contacts", person);
				assert.equal(answer.statusCode, 201, answer.body);
				ids.set(person.name, answer.json().id);
			}
		});
		after(async () => {
			await http.close();
			await test.stop();
		});
		const post = (path: string, payload: object) => http.inject({ method: "POST", url: `/api/v1${path}`, payload });
		const get = (path: string, query: Record<string, string> = {}) => http.inject({ url: `/api/v1${path}`, query });
		const names = async (filter: object, more: Record<string, string> = {}) => {
			const query = { filter: JSON.stringify(filter), ...more };
			const { items } = ContactList.parse((await get("/contacts", query)).json());
			const { count } = ContactCount.parse((await get("/contacts/count", query)).json());
			assert.equal(count, items.length);
			return items.map(({ name }) => name).sort();
		};

		it("find by each of what is known", async () => {
			const cases: [object, string[]][] = [
				[{}, ["=1+1", "Ana", "Beto", "Carla"]],
				[{ q: "ana" }, ["Ana"]],
				[{ q: "'" }, []],
				[{ tags: ["vip"] }, ["Ana", "Beto"]],
				[{ tags: ["vip"], withoutTags: ["baja"] }, ["Ana"]],
				[{ locales: ["en-US"] }, ["Carla"]],
				[{ locales: ["en-US", "unknown"] }, ["=1+1", "Beto", "Carla"]],
				[{ countries: ["CO", "ES"] }, ["Ana", "Beto"]],
				[{ countries: ["unknown"] }, ["Carla"]],
				[{ timeZone: "unknown" }, ["Beto", "Carla"]],
				[{ timeZone: "known" }, ["=1+1", "Ana"]],
				[{ fields: [{ key: "plan", is: "equal", value: "Pro" }] }, ["Ana"]],
				[{ fields: [{ key: "plan", is: "not-equal", value: "Pro" }] }, ["=1+1", "Beto", "Carla"]],
				[{ fields: [{ key: "plan", is: "contains", value: "SICO" }] }, ["Beto"]],
				[{ fields: [{ key: "plan", is: "contains", value: "%_" }] }, ["=1+1"]],
				[{ fields: [{ key: "deuda", is: "above", value: 10 }] }, ["Ana"]],
				[{ fields: [{ key: "deuda", is: "below", value: 100 }] }, ["Ana", "Beto"]],
				[{ fields: [{ key: "plan", is: "above", value: 10 }] }, []],
				[{ fields: [{ key: "alta", is: "above", value: "2026-01-01" }] }, ["Carla"]],
				[{ fields: [{ key: "alta", is: "is-empty" }] }, ["=1+1", "Ana", "Beto"]],
				[{ fields: [{ key: "deuda", is: "is-set" }] }, ["Ana", "Beto"]],
				[{ has: ["email"] }, ["Carla"]],
				[{ has: ["phone", "name"] }, ["=1+1", "Ana", "Beto"]],
				[{ neverActive: true, createdFrom: "2020-01-01" }, ["=1+1", "Ana", "Beto", "Carla"]],
				[{ neverActive: false }, []],
				[{ createdTo: "2020-01-01" }, []],
				[{ activeFrom: "2020-01-01" }, []],
			];
			for (const [filter, found] of cases) assert.deepEqual(await names(filter), found, JSON.stringify(filter));
		});

		it("find by consent and by the do-not-call list", async () => {
			const marketing = { purpose: "marketing", channel: "voice" };
			await post(`/contacts/${ids.get("Ana")}/consents`, { ...marketing, state: "granted", proof: "x" });
			await post(`/contacts/${ids.get("Beto")}/consents`, { ...marketing, state: "granted", proof: "x" });
			await post(`/contacts/${ids.get("Beto")}/consents`, { ...marketing, state: "withdrawn", proof: "x" });
			assert.deepEqual(await names({ consent: { ...marketing, state: "granted" } }), ["Ana"]);
			assert.deepEqual(await names({ consent: { ...marketing, state: "withdrawn" } }), ["Beto"]);
			assert.deepEqual(await names({ consent: { ...marketing, state: "none" } }), ["=1+1", "Carla"]);
			await http.inject({ method: "PUT", url: "/api/v1/do-not-call/+34612345678", payload: {} });
			assert.deepEqual(await names({ doNotCall: true }), ["Beto"]);
			assert.deepEqual(await names({ doNotCall: false }), ["=1+1", "Ana", "Carla"]);
		});

		it("find who has been active since a day", async () => {
			await test.platform.db.transaction((tx) => contacts.countConversation(tx, ids.get("Ana") ?? "", 1));
			const today = new Date().toISOString().slice(0, 10);
			assert.deepEqual(await names({ activeFrom: today, activeTo: today }), ["Ana"]);
			assert.deepEqual(await names({ neverActive: true }), ["=1+1", "Beto", "Carla"]);
		});

		it("are kept under a name, and combined with words and filters", async () => {
			const made = await post("/contact-segments", { name: "Vips", filter: { tags: ["vip"] } });
			assert.equal(made.statusCode, 201, made.body);
			const segment = ContactSegment.parse(made.json());
			assert.equal((await post("/contact-segments", { name: "VIPS", filter: {} })).statusCode, 409);
			assert.deepEqual(await names({ withoutTags: ["baja"] }, { segmentId: segment.id }), ["Ana"]);
			assert.deepEqual(await names({}, { segmentId: segment.id, q: "beto" }), ["Beto"]);
			const url = `/api/v1/contact-segments/${segment.id}`;
			const changed = await http.inject({ method: "PUT", url, payload: { name: "Vips", filter: { tags: ["baja"] } } });
			assert.equal(changed.statusCode, 200, changed.body);
			assert.deepEqual(await names({}, { segmentId: segment.id }), ["Beto"]);
			assert.equal((await http.inject({ method: "DELETE", url })).statusCode, 204);
			assert.deepEqual(ContactSegmentList.parse((await get("/contact-segments")).json()).items, []);
			assert.equal((await get("/contacts", { segmentId: segment.id })).statusCode, 404);
		});

		it("page through all of them by the last id", async () => {
			const seen: string[] = [];
			let cursor = "";
			do {
				const { items, nextCursor } = ContactList.parse(
					(await get("/contacts", { limit: "1", filter: '{"has":["phone"]}', ...(cursor ? { cursor } : {}) })).json(),
				);
				seen.push(...items.map(({ id }) => id));
				cursor = nextCursor ?? "";
			} while (cursor !== "");
			assert.equal(new Set(seen).size, 3);
		});

		it("refuse what is no filter", async () => {
			for (const filter of ["{", '"x"', '{"tags":"vip"}', '{"fields":[{"key":"A B","is":"equal"}]}']) {
				const answer = await get("/contacts", { filter });
				assert.equal(answer.statusCode, 400, filter);
				assert.equal(Problem.parse(answer.json()).code, "validation-failed");
			}
			assert.ok(ContactFilter.safeParse({}).success);
		});

		it("are downloaded without a formula in them, and that is audited", async () => {
			const csv = await get("/contacts/export", { filter: '{"has":["phone"]}' });
			assert.equal(csv.headers["content-type"], "text/csv; charset=utf-8");
			const lines = csv.body.trimEnd().split("\r\n");
			assert.match(lines[0] ?? "", /^\uFEFFid,external_id,name,phones,emails,locale,country,time_zone,/);
			assert.equal(lines.length, 4);
			assert.match(csv.body, /,'=1\+1,'\+541143210000,/);
			for (const cell of csv.body.split(/[,\r\n]+/)) assert.doesNotMatch(cell, /^"?[=+\-@]/);
			const xlsx = await get("/contacts/export", { format: "xlsx" });
			assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), "PK");
			const entry = test.audited.filter(({ action }) => action === "contacts.exported").at(0);
			assert.deepEqual(entry?.detail, { format: "csv", filter: { has: ["phone"] }, count: 3 });
		});

		it("are not downloaded by whoever only reads contacts", async () => {
			const principal = {
				kind: "api-key",
				id: "0191f1d0-0000-7000-8000-0000000000ab",
				name: "Agente",
				permissions: new Set(["contacts:read", "contacts:write"] as const),
			} as const;
			const platform = { ...test.platform, metrics: createMetrics(false) };
			const limited = await createTestHttp(platform, [contacts.capability], principal);
			try {
				assert.equal((await limited.inject("/api/v1/contacts/export")).statusCode, 403);
				assert.equal((await limited.inject("/api/v1/contacts/imports")).statusCode, 403);
				assert.equal((await limited.inject("/api/v1/contacts")).statusCode, 200);
			} finally {
				await limited.close();
			}
		});
	});
