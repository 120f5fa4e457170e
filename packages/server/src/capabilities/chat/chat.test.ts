import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { testDatabases } from "../../app/testing.ts";
import { type ChatTest, openChatTest, shopOrigin } from "../../app/testing-chat.ts";
import { systemClock } from "../../platform/time/index.ts";
import { createFakeLanguageModel } from "../../ports/fakes/language-model.ts";
import type { LanguageModel, ReplyRequest } from "../../ports/language-model.ts";

/** A model whose every reply waits to be let go. */
function gatedModel() {
	const asked: ReplyRequest[] = [];
	const gates: PromiseWithResolvers<string>[] = [];
	let noticed = Promise.withResolvers<void>();
	const model: LanguageModel = {
		provider: "fake",
		model: "gated",
		async *reply(request) {
			asked.push(request);
			const gate = Promise.withResolvers<string>();
			gates.push(gate);
			noticed.resolve();
			noticed = Promise.withResolvers();
			request.signal.addEventListener("abort", () => gate.reject(request.signal.reason), { once: true });
			yield { type: "text", text: await gate.promise };
			yield { type: "finish", reason: "stop" };
		},
		object: () => Promise.reject(new Error("not asked for")),
	};
	return {
		model,
		asked,
		async answer(text: string) {
			if (gates.length === 0) await noticed.promise;
			gates.shift()?.resolve(text);
		},
		async begun(count: number) {
			while (asked.length < count) await noticed.promise;
		},
	};
}

for (const database of testDatabases())
	describe(`chats on ${database}`, () => {
		let test: ChatTest;
		before(async () => {
			test = await openChatTest(database);
		});
		after(() => test.stop());
		afterEach(() => test.useModel(null));

		const count = async (table: string) => {
			const { rows } = await test.platform.db.query.execute<{ n: number }>(
				sql`select count(*)::int as n from ${sql.identifier(table)}`,
			);
			return rows[0]?.n;
		};
		const transcriptOf = async (sessionId: string): Promise<{ who: string; text: string }[]> =>
			(await test.post("/api/session/validate", { sessionId })).json().session.transcript;

		it("go from consent over language and name to a guide's steps, a person and a ticket", async () => {
			const greeting = await test.greet({ "accept-language": "fr, es-AR;q=0.8, en;q=0.5" });
			assert.deepEqual([greeting.ok, greeting.locale, greeting.stage], [true, "es-AR", "consent"]);
			assert.match(greeting.sessionId, /^[\w-]{43}$/);
			const { sessionId } = greeting;
			assert.equal((await test.say(sessionId, "dale, acepto")).stage, "language");
			assert.equal((await test.press(sessionId, "es-AR")).stage, "name");
			const named = await test.say(sessionId, "me llamo Ana Pérez");
			assert.equal(named.stage, "problem");
			assert.ok(named.buttons.some(({ value }) => value === "no-power"));
			const asked = await test.say(sessionId, "no me anda internet");
			assert.match(asked.reply, /Ana/);
			let answer = asked;
			for (let turns = 0; answer.stage === "question" && turns < 5; turns++)
				answer = await test.press(sessionId, answer.buttons[0]?.value ?? "");
			assert.equal(answer.stage, "steps");
			assert.ok(answer.step && answer.step.instructions.length > 0 && answer.help);
			const escalated = await test.say(sessionId, "quiero hablar con una persona");
			assert.equal(escalated.stage, "escalate");
			const waiting = await test.say(sessionId, "11 4523 1234");
			assert.deepEqual([waiting.stage, waiting.buttons], ["waiting", []]);
			assert.ok(waiting.ticket);
			const ticket = await test.tickets.byNumber(test.platform.db.query, waiting.ticket.number);
			assert.equal(ticket?.requester.phone, "+541145231234");
			assert.match(ticket?.subject ?? "", /internet/);
			assert.equal((await test.say(sessionId, "¿hola?")).reply, "", "a person answers, the assistant is silent");
			const contact = await test.contacts.findContact(test.platform.db.query, { phone: "+541145231234" });
			assert.deepEqual([contact?.name, contact?.conversations], ["Ana Pérez", 1]);
		});

		it("change to the visitor's language in the same reply", async () => {
			const { sessionId } = await test.greet();
			await test.press(sessionId, "accept");
			assert.match((await test.press(sessionId, "en")).reply, /your name/);
			await test.say(sessionId, "skip");
			assert.match((await test.say(sessionId, "my internet is not working")).reply, /step by step|let's/i);
		});

		it("keep nothing of whoever does not agree", async () => {
			const before = await Promise.all(["chat_sessions", "chat_messages", "conversations", "turns"].map(count));
			const { sessionId } = await test.greet();
			const answer = await test.press(sessionId, "decline");
			assert.equal(answer.stage, "closed");
			const left = await Promise.all(["chat_sessions", "chat_messages", "conversations", "turns"].map(count));
			assert.deepEqual(left, before);
			const validated = (await test.post("/api/session/validate", { sessionId })).json();
			assert.deepEqual(validated, { valid: false, error: "unknown_session" });
		});

		it("hand nothing to people before the visitor agrees, and hand over at once then", async () => {
			const handed = () => Promise.all(["tickets", "contacts"].map(count));
			const before = await handed();
			const fake = createFakeLanguageModel(systemClock);
			test.useModel(fake);
			const { sessionId } = await test.greet();
			const told = await test.say(sessionId, "quiero hablar con una persona");
			assert.match(told.reply, /^Llamo a una persona del equipo en cuanto aceptes/);
			assert.deepEqual(
				[told.stage, told.buttons.map(({ value }) => value), told.ticket],
				["consent", ["accept", "decline"], undefined],
			);
			assert.deepEqual([await handed(), fake.requests.length], [before, 0]);
			const agreed = await test.press(sessionId, "accept");
			assert.deepEqual([agreed.stage, agreed.buttons], ["waiting", []]);
			const ticket = await test.tickets.byNumber(test.platform.db.query, agreed.ticket?.number ?? "");
			assert.equal(ticket?.subject, "Consulta por el chat");
			assert.equal((await test.say(sessionId, "¿hola?")).reply, "", "a person answers");
			assert.equal(fake.requests.length, 0);
		});

		it("keep nothing of who asks for a person and then refuses", async () => {
			const tables = ["chat_sessions", "conversations", "turns", "tickets", "contacts"];
			const before = await Promise.all(tables.map(count));
			const { sessionId } = await test.greet();
			await test.say(sessionId, "quiero hablar con una persona");
			const refused = await test.press(sessionId, "decline");
			assert.equal(refused.stage, "closed");
			assert.match(refused.reply, /Puedes llamarnos por teléfono/);
			assert.deepEqual(await Promise.all(tables.map(count)), before);
		});

		it("take neither the button of another question nor a problem for a refusal, and come back to the problem", async () => {
			for (const early of ["no prende", "hola, no me anda internet"]) {
				const { sessionId } = await test.greet();
				assert.equal((await test.press(sessionId, "no-power")).stage, "consent");
				assert.equal((await test.say(sessionId, early)).stage, "consent");
				assert.equal((await test.press(sessionId, "accept")).stage, "language");
				assert.equal((await test.press(sessionId, "decline")).stage, "language");
				assert.equal((await test.press(sessionId, "es-AR")).stage, "name");
				assert.equal((await test.press(sessionId, "no-internet")).stage, "name");
				const begun = await test.say(sessionId, "omitir");
				assert.match(begun.reply, /\nEntiendo\. Vamos a revisarlo paso a paso\./);
				assert.notEqual(begun.stage, "problem");
			}
		});

		it("are validated without being changed, and resumed by a greeting", async () => {
			const sessionId = await test.opened();
			const first = (await test.post("/api/session/validate", { sessionId })).json();
			test.pass(10 * 60_000);
			assert.deepEqual((await test.post("/api/session/validate", { sessionId })).json(), first);
			const resumed = await test.greet({ "x-session-id": sessionId });
			assert.deepEqual([resumed.sessionId, resumed.resumed, resumed.stage], [sessionId, true, "problem"]);
			const other = await test.greet({ "x-session-id": "x".repeat(43) });
			assert.notEqual(other.sessionId, "x".repeat(43));
		});

		it("answer a repeated message once, whatever is sent at the same time", async () => {
			const sessionId = await test.opened();
			const send = () => test.say(sessionId, "mi compu no prende", { "idempotency-key": "k1" });
			const answers = await Promise.all([send(), send(), send()]);
			assert.deepEqual(new Set(answers.map(({ reply }) => reply)).size, 1);
			const said = await transcriptOf(sessionId);
			assert.equal(said.filter(({ text }) => text === "mi compu no prende").length, 1);
			const other = await test.post("/api/chat", { sessionId, message: "otra cosa" }, { "idempotency-key": "k1" });
			assert.deepEqual([other.statusCode, other.json().code], [409, "idempotency-conflict"]);
		});

		it("take twenty messages a minute, and say how long to wait", async () => {
			const sessionId = await test.opened();
			const statuses: number[] = [];
			for (let message = 0; message < 20; message++)
				statuses.push((await test.post("/api/chat", { sessionId, message: `m${message}` })).statusCode);
			assert.equal(statuses.filter((status) => status === 200).length, 17);
			const refused = await test.post("/api/chat", { sessionId, message: "más" });
			const { error, retryAfter } = refused.json();
			assert.deepEqual([refused.statusCode, error], [429, "session_rate_limit"]);
			assert.ok(retryAfter > 0 && retryAfter <= 60);
			assert.equal(refused.headers["retry-after"], String(retryAfter));
			test.pass(61_000);
			assert.equal((await test.post("/api/chat", { sessionId, message: "más" })).statusCode, 200);
		});

		it("refuse foreign pages, and want the greeting's token from allowed ones", async () => {
			const { sessionId, csrfToken } = await test.greet();
			const send = async (headers: Record<string, string>, extra = {}) => {
				const answer = await test.post("/api/chat", { sessionId, message: "hola", ...extra }, headers);
				return [answer.statusCode, answer.json().code ?? "ok"];
			};
			assert.deepEqual(await send({}), [200, "ok"]);
			assert.deepEqual(await send({ origin: "https://evil.example" }), [403, "origin-refused"]);
			assert.deepEqual(await send({ origin: shopOrigin }), [403, "csrf-failed"]);
			assert.deepEqual(await send({ origin: shopOrigin, "x-csrf-token": csrfToken }), [200, "ok"]);
			assert.deepEqual(await send({ origin: shopOrigin }, { csrfToken }), [200, "ok"]);
			const stream = `/api/chat/events?sessionId=${sessionId}`;
			const refused = await test.http.inject({ url: stream, headers: { origin: "https://evil.example" } });
			assert.equal(refused.statusCode, 403);
			const preflight = await test.http.inject({
				method: "OPTIONS",
				url: "/api/chat",
				headers: { origin: shopOrigin, "access-control-request-method": "POST" },
			});
			assert.deepEqual([preflight.statusCode, preflight.headers["access-control-allow-origin"]], [204, shopOrigin]);
			const foreign = await test.http.inject({
				method: "OPTIONS",
				url: "/api/chat",
				headers: { origin: "https://evil.example" },
			});
			assert.equal(foreign.headers["access-control-allow-origin"], undefined);
		});

		it("are nobody else's", async () => {
			const wrong = await test.post("/api/chat", { sessionId: "a".repeat(43), message: "hola" });
			assert.deepEqual([wrong.statusCode, wrong.json().code], [404, "not-found"]);
			const short = await test.post("/api/chat", { sessionId: "1", message: "hola" });
			assert.equal(short.statusCode, 400);
		});

		it("let a model answer what came meanwhile at once, each message once", async () => {
			const sessionId = await test.opened();
			const gate = gatedModel();
			test.useModel(gate.model);
			const first = test.say(sessionId, "tengo una duda sobre mi pedido");
			await gate.begun(1);
			const second = await test.say(sessionId, "es el de ayer");
			const third = await test.say(sessionId, "el de la silla");
			assert.deepEqual([second.reply, third.reply], ["", ""]);
			await gate.answer("¿Cuál es el número?");
			await gate.begun(2);
			await gate.answer("Ya lo busco.");
			assert.equal((await first).reply, "¿Cuál es el número?");
			const [, batch] = gate.asked;
			assert.equal(batch?.messages.at(-1)?.role, "user");
			assert.match(JSON.stringify(batch?.messages.at(-1)), /es el de ayer.*el de la silla/);
			const said = await transcriptOf(sessionId);
			assert.deepEqual(
				said.slice(-5).map(({ text }) => text),
				["tengo una duda sobre mi pedido", "es el de ayer", "el de la silla", "¿Cuál es el número?", "Ya lo busco."],
			);
		});

		it("send no word to a model before the visitor agreed", async () => {
			const fake = createFakeLanguageModel(systemClock);
			test.useModel(fake);
			const { sessionId } = await test.greet();
			await test.say(sessionId, "hola, no me anda la impresora");
			assert.equal(fake.requests.length, 0);
		});

		it("answer by rules when the model fails", async () => {
			const sessionId = await test.opened();
			const fake = createFakeLanguageModel(systemClock);
			fake.script([{ type: "fail", kind: "unavailable" }]);
			test.useModel(fake);
			const answer = await test.say(sessionId, "mi compu no prende");
			assert.equal(fake.requests.length, 1);
			assert.notEqual(answer.reply, "");
		});

		it("are answered by another process when the one that was at it died", async () => {
			const sessionId = await test.opened();
			const dead = gatedModel();
			test.useModel(dead.model);
			void test.say(sessionId, "tengo una duda").catch(() => {});
			await dead.begun(1);
			const { rows } = await test.platform.db.query.execute<{ id: string }>(
				sql`select conversation_id as id from chat_sessions where unanswered > 0`,
			);
			const conversationId = rows[0]?.id;
			const fake = createFakeLanguageModel(systemClock);
			fake.say("Te leo.");
			test.useModel(fake);
			await test.job("chat.answer", { conversationId });
			assert.equal(fake.requests.length, 0, "its time is not over");
			test.pass(60_000);
			await test.job("chat.answer", { conversationId });
			assert.equal((await transcriptOf(sessionId)).at(-1)?.text, "Te leo.");
			await dead.answer("Demasiado tarde.");
			await test.job("chat.sweep");
			assert.equal((await transcriptOf(sessionId)).at(-1)?.text, "Te leo.", "the dead one's reply is not said");
		});

		it("go to people, visibly, when nothing answers in time", async () => {
			const sessionId = await test.opened();
			const stuck = gatedModel();
			test.useModel(stuck.model);
			void test.say(sessionId, "tengo una duda").catch(() => {});
			await stuck.begun(1);
			test.pass(200_000);
			await test.job("chat.sweep");
			const validated = (await test.post("/api/session/validate", { sessionId })).json();
			assert.equal(validated.session.stage, "waiting");
			assert.match(validated.session.transcript.at(-1).text, /persona del equipo/);
			await stuck.answer("Tarde.");
			await test.job("chat.sweep");
			assert.match((await transcriptOf(sessionId)).at(-1)?.text ?? "", /persona del equipo/);
		});

		it("open three tickets an hour with a link for WhatsApp, which shows the ticket", async () => {
			const sessionId = await test.opened();
			await test.say(sessionId, "mi compu no prende");
			const open = () => test.post("/api/whatsapp-ticket", { sessionId, name: "Ana", device: "notebook" });
			const answer = await open();
			assert.equal(answer.statusCode, 200, answer.body);
			const links = answer.json();
			assert.match(links.ticketId, /^TCK-\d{8}-[2-9A-HJKMNP-Z]{6}$/);
			assert.match(links.waUrl, /^https:\/\/wa\.me\/5493411234567\?text=.*TCK-/);
			assert.match(links.waWebUrl, /^https:\/\/web\.whatsapp\.com\/send\?phone=5493411234567&text=/);
			assert.match(links.waAppUrl, /^whatsapp:\/\/send\?phone=/);
			assert.match(links.waIntentUrl, /^intent:\/\/send\?.*#Intent;scheme=whatsapp;package=com\.whatsapp;end$/);
			const shown = await test.http.inject(new URL(links.apiPublicUrl).pathname);
			assert.deepEqual([shown.statusCode, shown.json().number], [200, links.ticketId]);
			assert.deepEqual([(await open()).statusCode, (await open()).statusCode], [200, 200]);
			assert.deepEqual((await open()).json().code, "rate-limited");
		});

		it("offer WhatsApp once they have a case, and take that case along", async () => {
			const sessionId = await test.opened();
			const offered = async () =>
				(await test.post("/api/session/validate", { sessionId })).json().session.allowWhatsapp;
			assert.equal(await offered(), undefined);
			let answer = await test.say(sessionId, "quiero hablar con una persona");
			for (let turns = 0; !answer.ticket && turns < 4; turns++) answer = await test.say(sessionId, "11 4523 1234");
			assert.equal(answer.allowWhatsapp, true);
			assert.equal(await offered(), true);
			const links = (await test.post("/api/whatsapp-ticket", { sessionId })).json();
			assert.equal(links.ticketId, answer.ticket?.number, "no second ticket for the same case");
		});

		it("give a copy and are erased with a fresh code, used once", async () => {
			const sessionId = await test.opened();
			await test.say(sessionId, "mi correo es ana@example.com");
			const data = (code: string) => test.http.inject(`/api/gdpr/my-data/${sessionId}?code=${code}`);
			const confirmation = async () => (await test.post("/api/gdpr/confirmation", { sessionId })).json().code;
			assert.equal((await data("")).statusCode, 403);
			const code = await confirmation();
			assert.equal((await data(code === "000000" ? "000001" : "000000")).statusCode, 403);
			const copy = await data(code);
			assert.equal(copy.statusCode, 200, copy.body);
			assert.equal(copy.json().known.email, "ana@example.com");
			assert.equal((await data(code)).statusCode, 403, "it works once");
			const late = await confirmation();
			test.pass(11 * 60_000);
			assert.equal((await data(late)).statusCode, 403, "it is too old");
			const erase = (given: string) =>
				test.http.inject({ method: "DELETE", url: `/api/gdpr/delete-me/${sessionId}?code=${given}` });
			assert.equal((await erase("")).statusCode, 403);
			assert.deepEqual((await erase(await confirmation())).json(), { ok: true });
			const validated = (await test.post("/api/session/validate", { sessionId })).json();
			assert.deepEqual(validated, { valid: false, error: "unknown_session" });
			const { rows } = await test.platform.db.query.execute(
				sql`select 1 from turns where heard like '%ana@example.com%'`,
			);
			assert.equal(rows.length, 0);
		});

		it("guess no code", async () => {
			const sessionId = await test.opened();
			const code = (await test.post("/api/gdpr/confirmation", { sessionId })).json().code;
			const wrong = code === "111111" ? "222222" : "111111";
			for (let attempt = 0; attempt < 5; attempt++)
				await test.http.inject(`/api/gdpr/my-data/${sessionId}?code=${wrong}`);
			const right = await test.http.inject(`/api/gdpr/my-data/${sessionId}?code=${code}`);
			assert.equal(right.statusCode, 403);
		});

		it("end when their visitor is gone, and are over then", async () => {
			const sessionId = await test.opened();
			test.pass(25 * 3_600_000);
			await test.job("chat.sweep");
			const validated = (await test.post("/api/session/validate", { sessionId })).json();
			assert.deepEqual(validated, { valid: false, error: "session_closed" });
			const late = await test.post("/api/chat", { sessionId, message: "hola" });
			assert.deepEqual([late.statusCode, late.json().code], [410, "gone"]);
		});
	});
