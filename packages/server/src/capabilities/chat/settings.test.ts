import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ChatSettings } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { testDatabases } from "../../app/testing.ts";
import { type ChatTest, openChatTest } from "../../app/testing-chat.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Http } from "../../platform/capability.ts";
import { createMetrics } from "../../platform/telemetry/index.ts";
import { aDefinition } from "../assistants/fixtures.ts";

for (const database of testDatabases())
	describe(`who answers chats, and how they are greeted, on ${database}`, () => {
		let test: ChatTest;
		/** Another node, at which somebody of the company is signed in. */
		let desk: Http;
		before(async () => {
			test = await openChatTest(database);
			desk = await createTestHttp({ ...test.platform, metrics: createMetrics(false) }, test.capabilities);
		});
		after(async () => {
			await desk.close();
			await test.stop();
		});

		const read = async () => ChatSettings.parse((await desk.inject("/api/v1/settings/chat")).json());
		const save = (body: object) => desk.inject({ method: "PUT", url: "/api/v1/settings/chat", payload: body });
		async function published(name: string, locale: "es-AR" | "en-US"): Promise<string> {
			const created = await desk.inject({
				method: "POST",
				url: "/api/v1/assistants",
				payload: { definition: aDefinition({ name, locale, guides: [] }) },
			});
			const { id, revision } = created.json();
			const done = await desk.inject({
				method: "POST",
				url: `/api/v1/assistants/${id}/publish`,
				payload: { revision },
			});
			assert.equal(done.statusCode, 200, done.body);
			return id;
		}
		const answering = async (sessionId: string) => {
			const { rows } = await test.platform.db.query.execute<{ id: string }>(
				sql`select assistant_id as id from chat_sessions order by created_at desc limit 1`,
			);
			assert.ok(sessionId);
			return rows[0]?.id;
		};

		it("are as they came until somebody changes them, and hold from the next chat on, on every node", async () => {
			const before = await read();
			assert.deepEqual([before.assistants, before.changedBy], [{ es: null, en: null }, null]);
			const { greetings } = before;
			assert.match((await test.greet()).greeting, /asistente virtual de Soporte/);
			const chosen = await published("Ventas", "es-AR");
			const under = await test.opened();
			const hello = "¡Buenas! Te atiende el asistente de la tienda.";
			const saved = await save({
				assistants: { es: chosen, en: null },
				greetings: { ...greetings, "es-419": ` ${hello} ` },
			});
			assert.equal(saved.statusCode, 200, saved.body);
			assert.deepEqual(await read(), saved.json());
			assert.equal(saved.json().greetings["es-419"], hello);
			const greeting = await test.greet();
			assert.ok(greeting.greeting.startsWith(`${hello}\n`), greeting.greeting);
			assert.equal(await answering(greeting.sessionId), chosen);
			assert.match((await test.greet({ "accept-language": "es-AR" })).greeting, /asistente virtual de Ventas/);
			assert.match((await test.greet({ "accept-language": "en" })).greeting, /virtual assistant of Support/);
			assert.notEqual((await test.say(under, "mi compu no prende")).reply, "", "a chat under way goes on");
			const recorded = test.audited.at(-1);
			assert.deepEqual(
				[recorded?.action, recorded?.detail],
				["chat-settings.changed", { assistants: { es: chosen, en: null } }],
			);
		});

		it("fall back to another assistant once the chosen one is gone", async () => {
			const chosen = await published("Temporal", "es-AR");
			const { greetings } = await read();
			await save({ assistants: { es: chosen, en: null }, greetings });
			const archived = await desk.inject({ method: "DELETE", url: `/api/v1/assistants/${chosen}` });
			assert.ok(archived.statusCode < 300, archived.body);
			assert.notEqual(await answering((await test.greet()).sessionId), chosen);
		});

		it("refuse an assistant that nobody can talk to, one of another language, and a greeting that is too long", async () => {
			const english = await published("Sales", "en-US");
			const { greetings } = await read();
			const refused = async (body: object) => {
				const { statusCode, body: text } = await save(body);
				return [statusCode, JSON.parse(text).errors?.[0]?.path];
			};
			const nobody = "0191f1d0-0000-7000-8000-0000000000ff";
			assert.deepEqual(await refused({ assistants: { es: nobody, en: null }, greetings }), [400, "assistants.es"]);
			assert.deepEqual(await refused({ assistants: { es: english, en: null }, greetings }), [400, "assistants.es"]);
			const long = { ...greetings, "en-US": "x".repeat(501) };
			assert.equal((await refused({ assistants: { es: null, en: null }, greetings: long }))[0], 400);
			assert.equal((await save({ assistants: { es: null, en: english }, greetings })).statusCode, 200);
		});
	});
