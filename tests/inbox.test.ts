import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
	AuditList,
	type ConversationEvent,
	type DeskPassing,
	InboxCounts,
	InboxDetail,
	InboxEntryList,
	type InboxItem,
	InboxList,
	InboxPeople,
	InboxQueue,
	InboxQueueList,
	InboxViewCounts,
	MentionPeople,
	TicketDetail,
	TicketList,
	Turn,
} from "@centralita/contracts";
import { buildProviders } from "../packages/server/src/app/providers/index.ts";
import { startTestApp, type TestApp, testDatabases } from "../packages/server/src/app/testing.ts";
import { loadConfig } from "../packages/server/src/platform/config/index.ts";
import { createLogger } from "../packages/server/src/platform/log/index.ts";
import { createMetrics } from "../packages/server/src/platform/telemetry/index.ts";
import type { LanguageModel, ReplyRequest } from "../packages/server/src/ports/language-model.ts";
import { listen } from "./support/events.ts";
import { apiKey, join, ownerEnvironment, type Person, signIn } from "./support/people.ts";
import { type Visitor, visit } from "./support/visitor.ts";

const environment = {
	...ownerEnvironment,
	RATE_LIMIT_PER_MINUTE: "100000",
	CHAT_SESSION_MESSAGES_PER_MINUTE: "1000",
	CHAT_MESSAGES_PER_MINUTE: "100000",
	CHAT_GREETINGS_PER_MINUTE: "100000",
};

const isEvent = (heard: ConversationEvent | DeskPassing): heard is ConversationEvent => "number" in heard;

/** A model that composes until it is let go. */
function slowModel() {
	const requests: ReplyRequest[] = [];
	let open = Promise.withResolvers<void>();
	const model: LanguageModel = {
		provider: "slow",
		model: "slow",
		async *reply(request) {
			requests.push(request);
			await open.promise;
			yield { type: "text", text: `Respuesta del modelo ${requests.length}.` };
			yield { type: "finish", reason: "stop" };
		},
		object: () => Promise.reject(new Error("not asked for")),
	};
	return {
		model,
		requests,
		release: () => open.resolve(),
		hold() {
			open = Promise.withResolvers();
		},
		async asked(count: number) {
			for (const deadline = Date.now() + 5000; requests.length < count; await wait(5))
				assert.ok(Date.now() < deadline, "the model was asked");
		},
	};
}

for (const database of testDatabases())
	describe(`the inbox on ${database}`, () => {
		let test: TestApp;
		let owner: Person;
		let ana: Person;
		let luis: Person;
		let model: LanguageModel | null = null;

		before(async () => {
			const config = loadConfig({ LOG_LEVEL: "silent" });
			const providers = await buildProviders({
				settings: config,
				metrics: createMetrics(false),
				log: createLogger(config),
			});
			test = await startTestApp({
				database,
				environment,
				overrides: { providers: { ...providers, languageModel: () => model } },
			});
			owner = await signIn(test.url, "owner");
			ana = await join(test.url, owner, "Ana", "agent");
			luis = await join(test.url, owner, "Luis", "agent");
		});
		after(() => test.stop());
		beforeEach(() => {
			model = null;
		});

		const ask = async (person: Person, path: string, body?: object, key?: string) => {
			const response = await fetch(`${test.url}/api/v1/inbox${path}`, {
				method: body === undefined ? "GET" : "POST",
				headers: {
					...person.headers,
					...(body === undefined ? {} : { "content-type": "application/json" }),
					...(key === undefined ? {} : { "idempotency-key": key }),
				},
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
			const text = await response.text();
			return { status: response.status, json: text === "" ? null : (JSON.parse(text) as unknown) };
		};
		const done = async (person: Person, path: string, body: object = {}) => {
			const { status, json } = await ask(person, path, body);
			assert.equal(status, 204, JSON.stringify(json));
		};
		const box = async (person: Person, name: string, query = ""): Promise<InboxItem[]> =>
			InboxList.parse((await ask(person, `?box=${name}${query}`)).json).items;
		const detail = async (id: string): Promise<InboxDetail> => InboxDetail.parse((await ask(ana, `/${id}`)).json);
		const words = async (id: string) => (await detail(id)).transcript.map(({ heard }) => heard);
		const stream = (person: Person, id: string, last?: number) =>
			listen<ConversationEvent | DeskPassing>(`${test.url}/api/v1/inbox/${id}/stream`, {
				...person.headers,
				...(last === undefined ? {} : { "last-event-id": String(last) }),
			});

		/** A visitor whose chat is the newest of those that the assistant holds. */
		const begin = async (name: string): Promise<{ visitor: Visitor; id: string }> => {
			const visitor = await visit(test.url, name);
			const found = (await box(ana, "assistant")).find(({ label }) => label === name);
			assert.ok(found, `${name} is with the assistant`);
			return { visitor, id: found.id };
		};
		const wantsPerson = async (name: string) => {
			const chat = await begin(name);
			await chat.visitor.say("quiero hablar con una persona");
			for (const answer of ["11 4523 1234", "no anda la tele"]) {
				if ((await detail(chat.id)).handler === "queue") break;
				await chat.visitor.say(answer);
			}
			assert.equal((await detail(chat.id)).handler, "queue");
			return chat;
		};

		it("silences the assistant at once: what it was composing is neither stored nor sent", async () => {
			const slow = slowModel();
			const { visitor, id } = await begin("Marta");
			model = slow.model;
			const ear = await visitor.listen();
			const answer = visitor.say("tengo una duda rara sobre mi cuenta");
			await slow.asked(1);
			await done(ana, `/${id}/take`);
			await visitor.say("¿hay alguien?");
			slow.release();
			assert.equal((await answer).reply, "");
			const said = await ask(ana, `/${id}/message`, { text: "Hola, soy Ana." });
			assert.equal(said.status, 201);
			await ear.until(({ data }) => data.type === "agent-message");
			ear.close();
			const all = await words(id);
			assert.ok(!all.some((text) => text.includes("del modelo")), all.join(" | "));
			assert.deepEqual(all.slice(-4), [
				"tengo una duda rara sobre mi cuenta",
				"Ana se sumó a la conversación.",
				"¿hay alguien?",
				"Hola, soy Ana.",
			]);
			assert.ok(!JSON.stringify(ear.heard).includes("del modelo"));
			assert.deepEqual(
				ear.heard.flatMap(({ data }) => (data.type === "handoff" ? [[data.stage, data.name]] : [])),
				[["agent", "Ana"]],
			);
			assert.deepEqual(await visitor.transcript(), all);

			slow.hold();
			await done(ana, `/${id}/hand-back`, { note: "Es clienta desde 2010." });
			const next = visitor.say("¿y mi cuenta?");
			await slow.asked(2);
			slow.release();
			assert.equal((await next).reply, "Respuesta del modelo 2.");
			const request = slow.requests[1];
			assert.match(request?.system ?? "", /Es clienta desde 2010/);
			const told = request?.messages.map((message) => ("text" in message ? message.text : "")).join("\n") ?? "";
			const order = [
				"tengo una duda rara sobre mi cuenta",
				"¿hay alguien?",
				"Hola, soy Ana.",
				"Vuelvo a atenderte yo, el asistente virtual.",
				"¿y mi cuenta?",
			].map((text) => told.indexOf(text));
			assert.deepEqual(
				order,
				order.toSorted((a, b) => a - b),
			);
			assert.ok(!order.includes(-1), told);
		});

		it("goes on with the guide after a hand-back", async () => {
			const { visitor, id } = await begin("Rosa");
			const asked = await visitor.say("no tengo internet");
			assert.ok(asked.buttons.length > 0, "the guide asks");
			const question = asked.reply.split("\n").at(-1) ?? "";
			await done(ana, `/${id}/take`);
			assert.equal((await visitor.say("espere un momento")).stage, "agent");
			const ear = await visitor.listen();
			await done(ana, `/${id}/hand-back`, { note: "" });
			const reply = await ear.until(
				({ data }) => data.type === "reply" && data.reply.startsWith("Vuelvo a atenderte yo"),
			);
			ear.close();
			assert.ok(reply.data.type === "reply");
			assert.ok(reply.data.reply.endsWith(question), `${reply.data.reply} ends with ${question}`);
			assert.deepEqual(reply.data.buttons, asked.buttons);
			const row = await detail(id);
			assert.deepEqual([row.handler, row.user, row.waitingSince, row.reason], ["assistant", null, null, null]);
			const on = await visitor.press(asked.buttons[0]?.value ?? "");
			assert.notEqual(on.reply, "");
			assert.ok(!on.reply.includes(question));
		});

		it("tells a visitor who comes back which of two people wrote what", async () => {
			const { visitor, id } = await wantsPerson("Nora");
			for (const [person, name] of [
				[ana, "Ana"],
				[luis, "Luis"],
			] as const) {
				await done(person, `/${id}/take`);
				await ask(person, `/${id}/message`, { text: `Soy ${name}.` });
				await done(person, `/${id}/hand-back`, { note: "" });
			}
			const written = (await visitor.lines()).filter(({ who }) => who === "user");
			assert.deepEqual(
				written.map(({ name, text }) => [name, text]),
				[
					["Ana", "Soy Ana."],
					["Luis", "Soy Luis."],
				],
			);
		});

		it("has one winner when two people take at once", async () => {
			const { id } = await wantsPerson("Bruno");
			const answers = await Promise.all([ana, luis].map((person) => ask(person, `/${id}/take`, {})));
			assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409]);
			const winner = answers[0]?.status === 204 ? "Ana" : "Luis";
			assert.equal((await detail(id)).user?.name, winner);
			const loser = winner === "Ana" ? luis : ana;
			assert.equal((await ask(loser, `/${id}/message`, { text: "hola" })).status, 409);
			assert.equal((await ask(loser, `/${id}/close`, {})).status, 409);
			assert.equal((await ask(loser, `/${id}/hand-back`, {})).status, 409);
			await done(owner, `/${id}/take`);
			const taken = (await detail(id)).user;
			assert.ok(InboxPeople.parse((await ask(ana, "/people")).json).items.some((one) => one.id === taken?.id));
			assert.notEqual(taken?.name, winner);
			const audit = AuditList.parse(
				await (await fetch(`${test.url}/api/v1/audit`, { headers: owner.headers })).json(),
			).items.filter(({ subject }) => subject === id);
			assert.deepEqual(
				audit.map(({ action, detail: facts }) => [action, facts.from ?? null]),
				[
					["chat.taken", winner],
					["chat.taken", null],
				],
			);
		});

		it("stores a message before it acknowledges it, once under each key", async () => {
			const { id } = await wantsPerson("Celia");
			await done(ana, `/${id}/take`);
			const key = randomUUID();
			const answers = [];
			for (let time = 0; time < 3; time++) answers.push(await ask(ana, `/${id}/message`, { text: "Una vez." }, key));
			const turns = answers.map(({ json }) => Turn.parse(json).id);
			assert.equal(new Set(turns).size, 1);
			assert.equal((await words(id)).filter((text) => text === "Una vez.").length, 1);
			assert.ok((await detail(id)).transcript.some((turn) => turn.id === turns[0] && turn.who === "user"));
			assert.equal((await ask(ana, `/${id}/message`, { text: "Otra cosa." }, key)).status, 409);
			await done(ana, `/${id}/close`);
			const late = await ask(ana, `/${id}/message`, { text: "Una vez." }, key);
			assert.deepEqual(late, answers[0], "whoever did not get the answer gets it also when the chat is over");
		});

		it("resumes its stream where it was cut", async () => {
			const { visitor, id } = await wantsPerson("Dario");
			await done(ana, `/${id}/take`);
			const first = await stream(ana, id);
			const cut = await first.until(
				({ data }) => isEvent(data) && data.type === "chat.handled" && data.data.handler === "user",
			);
			first.close();
			await Promise.all([
				visitor.say("uno"),
				ask(ana, `/${id}/message`, { text: "dos" }),
				done(ana, `/${id}/note`, { text: "tres" }),
			]);
			const second = await stream(ana, id, cut.id ?? 0);
			await done(ana, `/${id}/close`);
			await second.until(({ data }) => isEvent(data) && data.type === "conversation.ended");
			second.close();
			const numbers = second.heard.flatMap(({ id: number }) => number ?? []);
			assert.deepEqual(
				numbers,
				numbers.map((_, index) => (cut.id ?? 0) + 1 + index),
			);
			const told = JSON.stringify(second.heard);
			for (const text of ["uno", "dos", "tres"]) assert.ok(told.includes(`"${text}"`), text);
			assert.equal((await ask(ana, `/${id}/message`, { text: "tarde" })).status, 410);
			await done(ana, `/${id}/close`);
			assert.equal((await box(ana, "closed"))[0]?.id, id);
			assert.equal((await detail(id)).closed, true);
		});

		it("lists each box in its order, page by page, and counts", async () => {
			for (const { id } of await box(ana, "queue", "&limit=100")) await done(ana, `/${id}/close`);
			const waiting = [];
			for (const name of ["Hugo", "Irma", "Juan"]) waiting.push((await wantsPerson(name)).id);
			const pages: string[] = [];
			let cursor = "";
			do {
				const { json } = await ask(ana, `?box=queue&limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
				const { items, nextCursor } = InboxList.parse(json);
				pages.push(...items.map(({ id }) => id));
				cursor = nextCursor ?? "";
			} while (cursor !== "");
			assert.deepEqual(pages, waiting);
			const [first = "", second = ""] = waiting;
			await done(ana, `/${first}/take`);
			const people = InboxPeople.parse((await ask(ana, "/people")).json).items;
			const luisId = people.find(({ name }) => name === "Luis")?.id;
			await done(ana, `/${second}/assign`, { userId: luisId });
			assert.equal((await box(ana, "others"))[0]?.id, second);
			assert.equal((await box(luis, "mine"))[0]?.id, second);
			assert.equal((await box(ana, "mine"))[0]?.id, first);
			const counts = InboxCounts.parse((await ask(ana, "/counts")).json);
			assert.deepEqual([counts.queue, counts.mine], [1, (await box(ana, "mine", "&limit=100")).length]);
			assert.equal((await ask(ana, `/${first}/assign`, { userId: randomUUID() })).status, 404);
			assert.equal((await ask(ana, "?cursor=nonsense")).status, 400);
		});

		const ticketsApi = async (person: Person, path: string, body: object, method = "POST") => {
			const response = await fetch(`${test.url}/api/v1/tickets${path}`, {
				method,
				headers: { ...person.headers, "content-type": "application/json" },
				body: JSON.stringify(body),
			});
			assert.ok(response.ok, await response.clone().text());
			return TicketDetail.parse(await response.json());
		};

		it("lists chats and tickets together, those first that need somebody most", async () => {
			const entries = async (person: Person, query: string) =>
				InboxEntryList.parse((await ask(person, `/entries?${query}`)).json);
			const ids = async (person: Person, query: string) =>
				(await entries(person, `limit=100&${query}`)).items.map(({ id }) => id);
			const open = async (subject: string, priority: string) =>
				(await ticketsApi(ana, "", { subject, description: subject, priority, channel: "voice" })).id;
			const low = await open("Puede esperar", "low");
			const urgent = await open("No anda nada", "urgent");
			const chat = (await wantsPerson("Nora")).id;
			const mine = (await wantsPerson("Olga")).id;
			const ours = new Set([low, urgent, chat, mine]);
			const order = async (person: Person, query: string) => (await ids(person, query)).filter((id) => ours.has(id));
			await done(luis, `/${mine}/take`);

			assert.deepEqual(await order(luis, "view=all"), [chat, urgent, low, mine]);
			assert.deepEqual(await order(luis, "view=waiting"), [chat, urgent, low]);
			assert.deepEqual(await order(luis, "view=unassigned"), [chat, urgent, low]);
			assert.deepEqual(await order(luis, "view=mine"), [mine]);
			assert.deepEqual(await order(luis, "view=all&kind=ticket"), [urgent, low]);
			assert.deepEqual(await order(luis, "view=all&kind=chat"), [chat, mine]);
			const luisId = InboxPeople.parse((await ask(ana, "/people")).json).items.find(({ name }) => name === "Luis")?.id;
			await ticketsApi(ana, `/${low}`, { assigneeId: luisId }, "PATCH");
			await ticketsApi(ana, `/${urgent}/messages`, { kind: "reply", text: "Lo vemos.", status: "waiting" });
			assert.deepEqual(await order(luis, "view=mine"), [low, mine]);
			assert.deepEqual(await order(luis, "view=all"), [chat, low, urgent, mine]);
			assert.deepEqual(await order(luis, "view=waiting"), [chat, low]);

			const paged: string[] = [];
			for (let cursor: string | null = ""; cursor !== null; ) {
				const page = await entries(luis, `view=all&limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
				paged.push(...page.items.map(({ id }) => id));
				cursor = page.nextCursor;
			}
			assert.deepEqual(paged, await ids(luis, "view=all"));
			const counts = InboxViewCounts.parse((await ask(luis, "/entries/counts")).json);
			for (const [view, count] of Object.entries(counts))
				assert.equal(count, (await ids(luis, `view=${view}`)).length, view);

			await ticketsApi(ana, `/${urgent}/transition`, { to: "resolved" });
			await done(luis, `/${mine}/close`);
			assert.deepEqual((await order(luis, "view=closed")).slice(0, 2), [mine, urgent]);
			assert.equal((await ask(luis, "/entries?cursor=nonsense")).status, 400);
			const reader = await apiKey(test.url, owner, ["conversations:read"]);
			assert.ok((await entries(reader, "view=all&limit=100")).items.every(({ kind }) => kind === "chat"));
			await done(ana, `/${chat}/close`);
		});

		it("shows people the notes that name them, until they have seen them", async () => {
			const named = async (person: Person) =>
				InboxEntryList.parse((await ask(person, "/entries?view=mentions")).json).items.map(({ id, mention }) => [
					id,
					mention?.by,
					mention?.seen,
				]);
			const count = async (person: Person) =>
				InboxViewCounts.parse((await ask(person, "/entries/counts")).json).mentions;
			const see = async (person: Person, path: string) => {
				const response = await fetch(`${test.url}/api/v1${path}/seen`, { method: "PUT", headers: person.headers });
				assert.equal(response.status, 204);
			};
			const readers = InboxPeople.parse((await ask(ana, "/readers")).json).items.map(({ name }) => name);
			assert.ok(readers.includes("Ana") && readers.includes("Luis"), readers.join());
			const { id } = await begin("Pía");
			const ear = await stream(ana, id);
			await done(ana, `/${id}/note`, { text: "@luis y @Ana: llamó dos veces. Su correo es a@luis.example." });
			await ear.until(({ data }) => isEvent(data) && data.type === "mention.created");
			ear.close();
			const mentions = ear.heard.flatMap(({ data }) =>
				isEvent(data) && data.type === "mention.created" ? [[data.data.name, data.data.by]] : [],
			);
			assert.deepEqual(mentions, [["Luis", "Ana"]]);
			const { id: ticket } = await ticketsApi(ana, "", { subject: "Factura", description: "Doble", channel: "voice" });
			await ticketsApi(ana, `/${ticket}/messages`, { kind: "reply", text: "Hola @Luis" });
			assert.equal(await count(luis), 1);
			await ticketsApi(ana, `/${ticket}/messages`, { kind: "note", text: "¿Lo ves, @Luis?" });
			assert.deepEqual(await named(luis), [
				[ticket, "Ana", false],
				[id, "Ana", false],
			]);
			assert.deepEqual([await named(ana), await count(ana)], [[], 0]);

			await see(ana, `/tickets/${ticket}`);
			await see(luis, `/tickets/${ticket}`);
			assert.deepEqual(await named(luis), [
				[id, "Ana", false],
				[ticket, "Ana", true],
			]);
			await see(luis, `/inbox/${id}`);
			assert.equal(await count(luis), 0);
			await done(luis, `/${id}/note`, { text: "Visto, @Ana" });
			await done(ana, `/${id}/note`, { text: "Otra vez, @Luis" });
			assert.deepEqual(await named(ana), [[id, "Luis", false]]);
			assert.deepEqual((await named(luis))[0], [id, "Ana", false]);

			const other = await ticketsApi(ana, "", { subject: "La misma factura", description: "Doble", channel: "voice" });
			await ticketsApi(ana, `/${ticket}/merge`, { into: other.id });
			assert.deepEqual((await named(luis))[1], [other.id, "Ana", true]);
			const audit = await fetch(`${test.url}/api/v1/audit`, { headers: owner.headers });
			const actions = AuditList.parse(await audit.json()).items.map(({ action }) => action);
			assert.ok(actions.includes("chat.mentioned") && actions.includes("ticket.mentioned"));
		});

		it("tells of two people with one name the one that was chosen", async () => {
			const evas = await Promise.all(
				["eva1@example.com", "eva2@example.com"].map((email) => join(test.url, owner, "Eva", "agent", email)),
			);
			const people = async (path: string) => {
				const response = await fetch(`${test.url}/api/v1/${path}/readers`, { headers: ana.headers });
				return MentionPeople.parse(await response.json()).items;
			};
			const readers = await people("inbox");
			assert.deepEqual(await people("tickets"), readers);
			assert.deepEqual(
				readers
					.filter(({ name }) => name === "Eva")
					.map(({ hint }) => hint)
					.sort(),
				["eva1@example.com", "eva2@example.com"],
			);
			assert.equal(readers.find(({ name }) => name === "Ana")?.hint, null);
			const second = readers.find(({ hint }) => hint === "eva2@example.com")?.id;
			const { id } = await begin("Sol");
			const { id: ticket } = await ticketsApi(ana, "", { subject: "Envío", description: "Tarde", channel: "web" });
			const named = () =>
				Promise.all(
					evas.map(async (eva) =>
						InboxEntryList.parse((await ask(eva, "/entries?view=mentions")).json)
							.items.map((item) => item.id)
							.sort(),
					),
				);
			await done(ana, `/${id}/note`, { text: "¿Lo ve @Eva?" });
			await ticketsApi(ana, `/${ticket}/messages`, { kind: "note", text: "¿Lo ve @Eva?" });
			assert.deepEqual(await named(), [[], []]);
			await done(ana, `/${id}/note`, { text: "¿Lo ve @Eva?", mentions: [second] });
			await ticketsApi(ana, `/${ticket}/messages`, { kind: "note", text: "¿Lo ve @Eva?", mentions: [second] });
			assert.deepEqual(await named(), [[], [id, ticket].sort()]);
		});

		it("sorts waiting chats into queues by their rules, and moves them", async () => {
			const api = async (person: Person, method: string, path: string, body?: object) => {
				const response = await fetch(`${test.url}/api/v1/inbox${path}`, {
					method,
					headers: { ...person.headers, ...(body ? { "content-type": "application/json" } : {}) },
					...(body ? { body: JSON.stringify(body) } : {}),
				});
				const text = await response.text();
				return { status: response.status, json: text === "" ? null : (JSON.parse(text) as unknown) };
			};
			const rules = { memberIds: [], assistantIds: [], guides: [], languages: [] };
			const add = async (queue: object) => {
				const { status, json } = await api(owner, "POST", "/queues", { ...rules, ...queue });
				assert.equal(status, 201, JSON.stringify(json));
				return InboxQueue.parse(json).id;
			};
			const luisId = InboxPeople.parse((await ask(ana, "/people")).json).items.find(({ name }) => name === "Luis")?.id;
			const english = await add({ name: "Inglés", languages: ["en"] });
			const byHand = await add({ name: "A mano" });
			const spanish = await add({ name: "Español", languages: ["es"], memberIds: [luisId] });
			const inQueue = async (person: Person, queue: string) =>
				InboxEntryList.parse(
					(await ask(person, `/entries?view=waiting&kind=chat&limit=100&queue=${queue}`)).json,
				).items.map(({ id }) => id);
			const { id } = await wantsPerson("Ivo");
			assert.equal((await detail(id)).queueId, spanish);
			assert.deepEqual(await inQueue(ana, spanish), [id]);
			assert.deepEqual([await inQueue(luis, "mine"), await inQueue(ana, "mine")], [[id], []]);
			assert.ok(!(await inQueue(ana, "default")).includes(id));
			assert.deepEqual([await inQueue(ana, english), await inQueue(ana, byHand)], [[], []]);

			assert.equal((await api(ana, "PUT", `/${id}/queue`, { queueId: byHand })).status, 204);
			assert.deepEqual([await inQueue(ana, byHand), await inQueue(ana, spanish)], [[id], []]);
			assert.equal((await api(ana, "PUT", `/${id}/queue`, { queueId: randomUUID() })).status, 404);
			assert.equal((await api(ana, "POST", "/queues", { ...rules, name: "Otra" })).status, 403);
			assert.equal((await api(owner, "POST", "/queues", { ...rules, name: "a MANO" })).status, 400);
			assert.equal(
				(await api(owner, "PUT", `/queues/${byHand}`, { ...rules, name: "A mano", memberIds: [randomUUID()] })).status,
				400,
			);
			assert.equal((await api(owner, "PUT", `/queues/${byHand}`, { ...rules, name: "Ventas" })).status, 200);
			const names = InboxQueueList.parse((await ask(ana, "/queues")).json).items.map(({ name }) => name);
			assert.deepEqual(names, ["Inglés", "Ventas", "Español"]);
			for (const queue of [byHand, english, spanish])
				assert.equal((await api(owner, "DELETE", `/queues/${queue}`)).status, 204);
			assert.ok((await inQueue(ana, "default")).includes(id));
			assert.equal((await detail(id)).queueId, null);
			const { id: later } = await wantsPerson("Eloy");
			assert.equal((await detail(later)).queueId, null);
			for (const chat of [id, later]) await done(ana, `/${chat}/close`);
		});

		it("gives a ticket the queue of its chat, and moves it", async () => {
			const queue = async (name: string, rules: object) => {
				const body = { memberIds: [], assistantIds: [], guides: [], languages: [], name, ...rules };
				const { status, json } = await ask(owner, "/queues", body);
				assert.equal(status, 201, JSON.stringify(json));
				return InboxQueue.parse(json).id;
			};
			const luisId = InboxPeople.parse((await ask(ana, "/people")).json).items.find(({ name }) => name === "Luis")?.id;
			const network = await queue("Redes", { guides: ["no-internet"], memberIds: [luisId] });
			const sales = await queue("Ventas", {});
			const { visitor, id } = await begin("Uma");
			await visitor.say("no me anda internet");
			await visitor.say("quiero hablar con una persona");
			for (const answer of ["11 4523 1234", "no anda internet"])
				if ((await detail(id)).handler !== "queue") await visitor.say(answer);
			assert.equal((await detail(id)).queueId, network, "by the guide that it went through");
			const request = async (person: Person, method: string, path: string, body?: object) => {
				const response = await fetch(`${test.url}/api/v1/tickets${path}`, {
					method,
					headers: { ...person.headers, ...(body ? { "content-type": "application/json" } : {}) },
					...(body ? { body: JSON.stringify(body) } : {}),
				});
				return { status: response.status, text: await response.text() };
			};
			const found = async (person: Person, query: string) =>
				TicketList.parse(JSON.parse((await request(person, "GET", `?${query}`)).text)).items.map((item) => item.id);
			const [ticket = ""] = await found(ana, `conversationId=${id}`);
			const inInbox = async (person: Person, filter: string) =>
				InboxEntryList.parse((await ask(person, `/entries?view=all&kind=ticket&queue=${filter}`)).json).items.map(
					(item) => item.id,
				);
			for (const filter of [network, "mine"]) {
				assert.deepEqual(await found(luis, `queue=${filter}`), [ticket]);
				assert.deepEqual(await inInbox(luis, filter), [ticket]);
			}
			assert.deepEqual([await found(ana, "queue=mine"), await inInbox(ana, "mine")], [[], []]);
			assert.ok(!(await found(ana, "queue=default")).includes(ticket));
			const made = await ticketsApi(ana, "", {
				subject: "Otra",
				description: "Cosa",
				channel: "web",
				conversationId: id,
			});
			assert.equal(TicketDetail.parse(made).queueId, network);
			const plain = await ticketsApi(ana, "", { subject: "Otra", description: "Cosa", channel: "web" });
			assert.equal(TicketDetail.parse(plain).queueId, null);

			const unknown = await request(ana, "PATCH", `/${ticket}`, { queueId: randomUUID() });
			assert.equal(unknown.status, 400, unknown.text);
			const moved = await request(ana, "PATCH", `/${ticket}`, { queueId: sales });
			const { queueId, history } = TicketDetail.parse(JSON.parse(moved.text));
			const line = history.find(({ what }) => what === "queue");
			assert.deepEqual([queueId, line?.from, line?.to, line?.by], [sales, "Redes", "Ventas", "Ana"]);
			assert.deepEqual([await found(luis, "queue=mine"), await inInbox(luis, sales)], [[made.id], [ticket]]);
			assert.match((await request(owner, "GET", `/export.csv?queue=${sales}`)).text, /,queue\r?\n.*,Ventas\r?\n/s);
			for (const gone of [network, sales]) {
				const response = await fetch(`${test.url}/api/v1/inbox/queues/${gone}`, {
					method: "DELETE",
					headers: owner.headers,
				});
				assert.equal(response.status, 204);
			}
			const inDefault = await found(ana, "queue=default&limit=100");
			for (const one of [ticket, made.id, plain.id]) assert.ok(inDefault.includes(one));
			await done(ana, `/${id}/close`);
		});

		it("keeps the count of what nobody has read", async () => {
			const { visitor, id } = await wantsPerson("Eva");
			await done(ana, `/${id}/take`);
			assert.equal((await detail(id)).unread, 0);
			await visitor.say("uno");
			await visitor.say("dos");
			const item = (await box(ana, "mine")).find((one) => one.id === id);
			assert.deepEqual([item?.unread, item?.lastWords], [2, "dos"]);
			await done(ana, `/${id}/read`);
			assert.equal((await detail(id)).unread, 0);
		});

		it("passes on who writes and who looks, and keeps none of it", async () => {
			const { visitor, id } = await wantsPerson("Fede");
			await done(ana, `/${id}/take`);
			const before = (await detail(id)).lastEventNumber;
			const [desk, page] = [await stream(luis, id), await visitor.listen()];
			await desk.until(({ id: number }) => number === before);
			await visitor.type();
			await done(ana, `/${id}/typing`);
			await done(ana, `/${id}/presence`, { present: true });
			await desk.until(({ data }) => data.type === "viewing");
			await page.until(({ data }) => data.type === "typing");
			desk.close();
			page.close();
			const passed = desk.heard.filter(({ name }) => name === "passing").map(({ data }) => data);
			assert.deepEqual(
				passed.map((one) => [one.type, "user" in one ? (one.user?.name ?? null) : null]),
				[
					["typing", null],
					["typing", "Ana"],
					["viewing", "Ana"],
				],
			);
			assert.deepEqual(
				page.heard.flatMap(({ data }) => (data.type === "typing" ? [[data.who, data.name]] : [])),
				[["user", "Ana"]],
			);
			assert.equal((await detail(id)).lastEventNumber, before);
		});

		it("is for people: programs read, and write nothing", async () => {
			const { id } = await wantsPerson("Gina");
			const program = await apiKey(test.url, owner);
			assert.equal((await ask(program, `/${id}`)).status, 200);
			assert.equal((await ask(program, `/${id}/take`, {})).status, 403);
			assert.equal((await ask(program, `/${id}/note`, { text: "x" })).status, 403);
			assert.deepEqual(await box(program, "mine"), []);
		});
	});
