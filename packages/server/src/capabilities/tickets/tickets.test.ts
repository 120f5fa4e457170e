import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
	Problem,
	PublicTicket,
	type TicketDetail,
	TicketSettingsState,
	type TicketSummary,
} from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestDatabase, testDatabases } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Http } from "../../platform/capability.ts";
import { AppError } from "../../platform/errors/index.ts";
import { rolePermissions } from "../../platform/security/permissions.ts";
import type { Principal } from "../../platform/security/principal.ts";
import { type Clock, systemClock, uuidv7 } from "../../platform/time/index.ts";
import { createContacts } from "../contacts/index.ts";
import { aBeginning } from "../conversations/fixtures.ts";
import { createConversations } from "../conversations/index.ts";
import { analysisByRules } from "../conversations/testing.ts";
import { aTicket } from "./fixtures.ts";
import { createTickets } from "./index.ts";
import type { NewTicket } from "./types.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const code = (body: unknown) => Problem.parse(body).code;

const luis = { id: "0191f1d0-0000-7000-8000-00000000000a", name: "Luis Gómez" };
const marta = { id: "0191f1d0-0000-7000-8000-00000000000b", name: "Marta Ruiz" };

const agent: Principal = {
	...luis,
	kind: "user",
	role: "admin",
	permissions: rolePermissions.admin,
	sessionId: "0191f1d0-0000-7000-8000-00000000000c",
};

type Answer = { status: number; body: unknown; text: string; headers: Record<string, unknown> };

/** Tickets with their neighbours on a database, asked over HTTP by the administrator Luis. Time is moved by hand. */
async function startTickets(database: TestDatabase) {
	let now = Date.parse("2026-03-02T12:00:00Z");
	const clock: Clock = { ...systemClock, now: () => now };
	const test = await createTestPlatform({ database, clock, environment: { TIME_ZONE: "UTC", DEFAULT_COUNTRY: "AR" } });
	const { platform } = test;
	const contacts = createContacts(platform);
	const conversations = createConversations(platform, { contacts, analysis: analysisByRules });
	const tickets = createTickets(platform, {
		conversations,
		contacts,
		users: {
			assignees: async () => [luis, marta],
			readers: async () => [luis, marta].map((one) => ({ ...one, hint: null })),
		},
	});
	const list = [contacts.capability, conversations.capability, tickets.capability];
	await test.start(list).catch(async (error) => {
		await test.stop();
		throw error;
	});
	const http: Http = await createTestHttp(platform, list, agent);

	async function ask(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: object, headers = {}) {
		const reply = await http.inject({ method, url: path, headers, ...(body ? { payload: body } : {}) });
		const { statusCode: status, payload: text } = reply;
		const isJson = /json/.test(String(reply.headers["content-type"]));
		const answer: Answer = { status, text, body: isJson ? reply.json() : null, headers: reply.headers };
		return answer;
	}

	return {
		platform,
		audited: test.audited,
		contacts,
		conversations,
		tickets,
		ask,
		open: (given: Partial<NewTicket> = {}) => {
			now += 1000;
			return platform.db.transaction((tx) => tickets.create(tx, aTicket(given)));
		},
		/** Rejects unless it was done. */
		async done(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: object): Promise<TicketDetail> {
			const answer = await ask(method, `/api/v1/tickets/${path}`, body);
			if (answer.status >= 300) throw new Error(answer.text);
			return answer.body as TicketDetail;
		},
		detail: async (id: string) => (await ask("GET", `/api/v1/tickets/${id}`)).body as TicketDetail,
		async find(query: Record<string, string>): Promise<string[]> {
			const answer = await ask("GET", `/api/v1/tickets?${new URLSearchParams(query)}`);
			if (answer.status !== 200) throw new Error(answer.text);
			return (answer.body as { items: TicketSummary[] }).items.map(({ id }) => id);
		},
		async runJob(name: string, data: object = {}) {
			const job = tickets.capability.jobs?.find((each) => each.name === name);
			await job?.run(data, { signal: new AbortController().signal, attempt: 1 });
		},
		/** Events of all that happened, in order; the feed would wait for what else goes on at the server. */
		async events(types: readonly string[]) {
			const { rows } = await platform.db.query.execute<{ type: string; data: Record<string, unknown> }>(
				sql`select type, data from events order by id`,
			);
			return rows.filter(({ type }) => types.includes(type));
		},
		pass(ms: number) {
			now += ms;
		},
		async stop() {
			await http.close();
			await test.stop();
		},
	};
}

type TestTickets = Awaited<ReturnType<typeof startTickets>>;

for (const database of testDatabases())
	describe(`tickets on ${database}`, () => {
		let test: TestTickets;
		before(async () => {
			test = await startTickets(database);
		});
		after(() => test.stop());

		it("are born in a conversation: with its contact, and told in it", async () => {
			const { platform, contacts, conversations, tickets } = test;
			const { contact, conversationId } = await platform.db.transaction(async (tx) => {
				const contact = await contacts.upsertByPhoneOrEmail(tx, { name: "Ana Pérez", phone: "+541143210000" });
				const conversationId = await conversations.begin(tx, aBeginning({ contactId: contact.id }));
				return { contact, conversationId };
			});
			const { id, number } = await test.open({
				conversationId,
				priority: "high",
				stepsTried: [{ title: "Revisa el cable", outcome: "failed" }],
				attachments: [{ key: "chat/a.png", name: "foto.png", type: "image/png", bytes: 12 }],
			});
			const ticket = await test.detail(id);
			assert.match(number, /^TCK-20260302-/);
			assert.deepEqual(ticket.requester, { name: "Ana Pérez", email: null, phone: "+541143210000" });
			assert.deepEqual([ticket.contactId, ticket.conversation?.id], [contact.id, conversationId]);
			assert.deepEqual(ticket.stepsTried, [{ title: "Revisa el cable", outcome: "failed" }]);
			assert.deepEqual(ticket.attachments, [{ name: "foto.png", type: "image/png", bytes: 12 }]);
			assert.deepEqual([ticket.status, ticket.openedBy.kind], ["new", "assistant"]);
			const told = await platform.events.ofConversation(platform.db.query, conversationId, 0, 10);
			assert.deepEqual(
				told.map(({ number, type }) => [number, type]),
				[
					[1, "conversation.started"],
					[2, "ticket.created"],
				],
			);
			assert.deepEqual(await tickets.ofConversation(platform.db.query, conversationId), [
				{ id, number, status: "new" },
			]);
			const written = number.toLowerCase().replaceAll("-", " ");
			assert.equal((await tickets.byNumber(platform.db.query, written))?.id, id);
			assert.equal(await tickets.byNumber(platform.db.query, "TCK-20260302-222222"), null);
		});

		it("are opened once under a key, however many ask at once", async () => {
			const { platform, tickets } = test;
			const create = () => platform.db.transaction((tx) => tickets.create(tx, aTicket({ key: "call/1" })));
			const opened = await Promise.all([create(), create(), create()]);
			assert.equal(new Set(opened.map(({ id }) => id)).size, 1);
		});

		it("are opened by a person, for the contact with that number, and audited", async () => {
			const requester = { name: "Bea", phone: "011 4321-0000", email: "bea@example.com" };
			const body = { subject: "Factura\nsegunda línea", description: "No llegó", requester, tags: ["Pagos", "pagos"] };
			const answer = await test.ask("POST", "/api/v1/tickets", body);
			assert.equal(answer.status, 201, answer.text);
			const ticket = await test.detail((answer.body as { id: string }).id);
			assert.deepEqual(ticket.tags, ["pagos"]);
			assert.equal(ticket.subject, "Factura");
			assert.deepEqual(ticket.openedBy, { kind: "user", name: luis.name });
			assert.deepEqual(ticket.requester.name, "Bea");
			assert.ok(ticket.contactId);
			assert.equal(test.audited.at(-1)?.action, "ticket.created");
			const lost = await test.ask("POST", "/api/v1/tickets", { ...body, conversationId: uuidv7() });
			assert.equal(code(lost.body), "validation-failed");
		});

		it("change, with history, event and audit; nothing happens twice", async () => {
			const { id } = await test.open({ tags: ["red"] });
			const seen = test.audited.length;
			const changed = await test.done("PATCH", id, { priority: "urgent", tags: ["red", "vip"], assigneeId: marta.id });
			assert.deepEqual([changed.priority, changed.assignee, changed.tags], ["urgent", marta, ["red", "vip"]]);
			await test.done("PATCH", id, { priority: "urgent", assigneeId: marta.id });
			assert.equal(test.audited.length, seen + 1);
			assert.deepEqual(
				changed.history.map(({ what, from, to, by }) => [what, from, to, by]),
				[
					["created", null, "assistant", null],
					["tags", "red", "red, vip", luis.name],
					["assignee", null, marta.name, luis.name],
					["priority", "normal", "urgent", luis.name],
				],
			);
			const events = (await test.events(["ticket.updated"])).filter(
				({ data }) => "ticketId" in data && data.ticketId === id,
			);
			assert.equal(events.length, 1);
			const stranger = await test.ask("PATCH", `/api/v1/tickets/${id}`, { assigneeId: uuidv7() });
			assert.equal(code(stranger.body), "validation-failed");
			assert.deepEqual((await test.done("PUT", `${id}/watch`)).watchers, [luis]);
			assert.deepEqual((await test.done("DELETE", `${id}/watch`)).watchers, []);
		});

		it("move as their life allows; an answer keeps the first promise, waiting stops the clock", async () => {
			const { id } = await test.open();
			const refused = await test.ask("POST", `/api/v1/tickets/${id}/transition`, { to: "reopened" });
			assert.equal(code(refused.body), "conflict");
			const noted = await test.done("POST", `${id}/messages`, { kind: "note", text: "Es cliente hace años" });
			assert.deepEqual([noted.status, noted.firstResponse.doneAt], ["new", null]);
			const answered = await test.done("POST", `${id}/messages`, {
				kind: "reply",
				text: "Hola, ¿qué luces ves?",
				status: "waiting",
			});
			assert.equal(answered.status, "waiting");
			assert.ok(answered.firstResponse.doneAt);
			assert.equal(answered.resolution.dueAt, null);
			test.pass(hourMs);
			const resolved = await test.done("POST", `${id}/transition`, { to: "resolved" });
			assert.equal(resolved.resolution.leftMs, answered.resolution.leftMs);
			const closed = await test.done("POST", `${id}/transition`, { to: "closed" });
			assert.deepEqual(closed.transitions, ["reopened"]);
			assert.equal((await test.events(["ticket.closed"])).length, 1);
			const reopened = await test.done("POST", `${id}/transition`, { to: "reopened" });
			assert.ok(reopened.resolution.dueAt);
			assert.equal(reopened.resolution.doneAt, null);
		});

		it("are answered with canned replies", async () => {
			const { id, number } = await test.open({ requester: { name: "Ana" } });
			const text = "Hola {{name}}, soy {{agent}}. Tu ticket es {{ticket}}.";
			const added = await test.ask("POST", "/api/v1/tickets/canned-replies", { title: "Saludo", text, language: "es" });
			assert.equal(added.status, 201, added.text);
			const { id: cannedReplyId } = added.body as { id: string };
			const { messages } = await test.done("POST", `${id}/messages`, { kind: "reply", cannedReplyId });
			assert.equal(messages[0]?.text, `Hola Ana, soy ${luis.name}. Tu ticket es ${number}.`);
			const path = `/api/v1/tickets/canned-replies/${cannedReplyId}`;
			assert.equal((await test.ask("PUT", path, { title: "Otro", text: "Hola", language: "en" })).status, 200);
			const list = (await test.ask("GET", "/api/v1/tickets/canned-replies")).body as { items: { title: string }[] };
			assert.deepEqual(
				list.items.map(({ title }) => title),
				["Otro"],
			);
			assert.equal((await test.ask("DELETE", path)).status, 204);
			assert.equal((await test.ask("DELETE", path)).status, 404);
		});

		it("are found by what was written, in both languages, and keep the word no", async () => {
			const prints = await test.open({ subject: "La impresora imprime", description: "Quiero más tóner" });
			const not = await test.open({ subject: "La impresora no imprime", description: "Facturación" });
			const english = await test.open({ subject: "Printer", description: "It was printing badly", locale: "en-US" });
			await test.done("POST", `${prints.id}/messages`, { kind: "note", text: "Pidió también papel fotográfico" });
			assert.deepEqual(await test.find({ q: "impresora" }), [not.id, prints.id]);
			assert.deepEqual(await test.find({ q: "no imprime" }), [not.id]);
			assert.deepEqual(await test.find({ q: "facturacion" }), [not.id]);
			assert.deepEqual(await test.find({ q: "papel fotografico" }), [prints.id]);
			assert.deepEqual(await test.find({ q: "print" }), [english.id]);
			assert.deepEqual(await test.find({ q: english.number }), [english.id]);
			assert.deepEqual(await test.find({ q: "¡!" }), []);
		});

		it("are listed by what narrows them, a page at a time", async () => {
			const tag = "lista";
			const made = [
				await test.open({ tags: [tag], priority: "low", channel: "web" }),
				await test.open({ tags: [tag], priority: "high" }),
				await test.open({ tags: [tag] }),
			].map(({ id }) => id);
			const [web, high, mine] = made;
			assert.ok(web && high && mine);
			await test.done("PATCH", mine, { assigneeId: luis.id });
			await test.done("POST", `${high}/transition`, { to: "resolved" });
			assert.deepEqual(await test.find({ tag, priority: "high" }), [high]);
			assert.deepEqual(await test.find({ tag, channel: "web" }), [web]);
			assert.deepEqual(await test.find({ tag, assignee: "mine" }), [mine]);
			assert.deepEqual(await test.find({ tag, assignee: luis.id }), [mine]);
			assert.deepEqual(await test.find({ tag, assignee: "none" }), [high, web]);
			assert.deepEqual(await test.find({ tag, status: "active" }), [mine, web]);
			assert.deepEqual(await test.find({ tag, status: "resolved" }), [high]);
			assert.deepEqual(await test.find({ tag, breached: "true" }), []);
			const page = async (cursor?: string) => {
				const query = new URLSearchParams({ tag, limit: "2", ...(cursor ? { cursor } : {}) });
				return (await test.ask("GET", `/api/v1/tickets?${query}`)).body as {
					items: { id: string }[];
					nextCursor: string | null;
				};
			};
			const first = await page();
			const second = await page(first.nextCursor ?? "");
			assert.deepEqual(
				[...first.items, ...second.items].map(({ id }) => id),
				[mine, high, web],
			);
			assert.equal(second.nextCursor, null);
		});

		it("are exported as CSV, audited, without formulas", async () => {
			await test.open({
				tags: ["csv"],
				subject: "=cmd|' /C calc'!A0",
				requester: { name: "José", phone: "+541143210000" },
			});
			const answer = await test.ask("GET", "/api/v1/tickets/export.csv?tag=csv&q=calc&masked=false");
			assert.equal(answer.headers["content-type"], "text/csv; charset=utf-8");
			const [head, row, rest] = answer.text.split("\r\n");
			assert.match(head ?? "", /^\uFEFFnumber,subject,status/);
			assert.match(row ?? "", /^TCK-20260302-\w{6},'=cmd\|' \/C calc'!A0,new,normal,voice,José,,'\+541143210000,/);
			assert.equal(rest, "");
			assert.deepEqual(test.audited.at(-1), {
				...test.audited.at(-1),
				action: "tickets.exported",
				// Words that are searched for may be personal.
				detail: { tag: "csv", masked: "false" },
			});
			const masked = await test.ask("GET", "/api/v1/tickets/export.csv?tag=csv&q=calc");
			assert.doesNotMatch(masked.text, /1143210000/);
		});

		it("are merged: what was written goes on with the other, which the first points to", async () => {
			const from = await test.open({ tags: ["a"], subject: "Se cortó la luz en el depósito" });
			const into = await test.open({ tags: ["b"] });
			await test.done("POST", `${from.id}/messages`, { kind: "note", text: "Llamó dos veces" });
			await test.done("PUT", `${from.id}/watch`);
			const { path } = (await test.done("POST", `${from.id}/links`)) as unknown as { path: string };
			const merged = await test.done("POST", `${from.id}/merge`, { into: into.id });
			assert.equal(merged.id, into.id);
			assert.deepEqual(
				merged.messages.map(({ text }) => text),
				["Llamó dos veces"],
			);
			assert.deepEqual([merged.tags, merged.watchers, merged.links.length], [["b", "a"], [luis], 1]);
			const source = await test.detail(from.id);
			assert.deepEqual([source.status, source.mergedInto, source.messages], ["closed", into, []]);
			assert.deepEqual(source.transitions, []);
			const shown = await test.ask("GET", path.replace("/t/", "/api/tickets/public/"));
			assert.equal((shown.body as { number: string }).number, into.number);
			for (const [method, rest, body] of [
				["POST", "/merge", { into: into.id }],
				["POST", "/transition", { to: "reopened" }],
				["POST", "/messages", { kind: "note", text: "tarde" }],
				["PATCH", "", { priority: "low" }],
				["POST", "/links", undefined],
			] as const)
				assert.equal(code((await test.ask(method, `/api/v1/tickets/${from.id}${rest}`, body)).body), "conflict", rest);
			const itself = await test.ask("POST", `/api/v1/tickets/${into.id}/merge`, { into: into.id });
			assert.equal(code(itself.body), "conflict");
		});

		it("do not show one contact's ticket under another's link after a merge", async () => {
			const [ana, eva] = await test.platform.db.transaction(async (tx) => [
				await test.contacts.upsertByPhoneOrEmail(tx, { email: "ana@example.com" }),
				await test.contacts.upsertByPhoneOrEmail(tx, { email: "eva@example.com" }),
			]);
			const from = await test.open({ contactId: ana?.id ?? null });
			const into = await test.open({ contactId: eva?.id ?? null });
			const { path } = (await test.done("POST", `${from.id}/links`)) as unknown as { path: string };
			await test.done("POST", `${from.id}/merge`, { into: into.id });
			assert.equal((await test.ask("GET", path.replace("/t/", "/api/tickets/public/"))).status, 410);
		});

		it("tell once of each promise that was not kept, and not while the contact is waited for", async () => {
			const late = await test.open({ priority: "urgent" });
			const waits = await test.open({ priority: "urgent" });
			await test.done("POST", `${waits.id}/transition`, { to: "waiting" });
			const ofThese = async () =>
				(await test.events(["ticket.breached"]))
					.map(({ data }) => data as { ticketId: string; clock: string })
					.filter(({ ticketId }) => ticketId === late.id || ticketId === waits.id)
					.map(({ ticketId, clock }) => [ticketId, clock]);
			test.pass(31 * 60_000);
			await test.runJob("tickets.find-breaches");
			await Promise.all([test.runJob("tickets.find-breaches"), test.runJob("tickets.find-breaches")]);
			assert.deepEqual(await ofThese(), [[late.id, "first-response"]]);
			assert.ok((await test.find({ breached: "true" })).includes(late.id));
			test.pass(72 * hourMs);
			await test.runJob("tickets.find-breaches");
			await test.runJob("tickets.find-breaches");
			assert.deepEqual(await ofThese(), [
				[late.id, "first-response"],
				[late.id, "resolution"],
			]);
			const { firstResponse, resolution, history } = await test.detail(late.id);
			assert.ok(firstResponse.breachedAt && resolution.breachedAt);
			assert.equal(history.filter(({ what }) => what === "breached").length, 2);
		});

		it("have attachments that are downloaded, never opened as a page", async () => {
			await test.platform.blobs.put("chat/nota.html", Buffer.from("<b>hola</b>"));
			const attachments = [{ key: "chat/nota.html", name: "año \r\n.html", type: "text/html", bytes: 11 }];
			const { id } = await test.open({ attachments });
			const answer = await test.ask("GET", `/api/v1/tickets/${id}/attachments/0`);
			assert.deepEqual([answer.status, answer.text], [200, "<b>hola</b>"]);
			assert.equal(answer.headers["content-disposition"], "attachment; filename*=UTF-8''a%C3%B1o%20%0D%0A.html");
			assert.equal((await test.ask("GET", `/api/v1/tickets/${id}/attachments/1`)).status, 404);
		});

		it("forget a contact: who it was, what was written, on the other of a merge too", async () => {
			const { platform, contacts, tickets } = test;
			const contact = await platform.db.transaction((tx) =>
				contacts.upsertByPhoneOrEmail(tx, { name: "Borrable", email: "borrable@example.com" }),
			);
			const attachments = [{ key: "chat/borrable.txt", name: "borrable.txt", type: "text/plain", bytes: 1 }];
			const mine = await test.open({ contactId: contact.id, subject: "Caso Borrable", attachments });
			const merged = await test.open({ contactId: contact.id, description: "Vive en Calle Secreta" });
			const other = await test.open({ tags: ["otro"] });
			await test.done("POST", `${mine.id}/messages`, { kind: "note", text: "Su clave secreta" });
			await test.done("POST", `${merged.id}/messages`, { kind: "note", text: "Otra palabra secreta" });
			await test.done("POST", `${other.id}/messages`, { kind: "note", text: "Ajena" });
			await test.done("POST", `${merged.id}/merge`, { into: other.id });
			const { path } = (await test.done("POST", `${mine.id}/links`)) as unknown as { path: string };
			await platform.db.transaction(async (tx) => tickets.capability.erasure?.(tx, contact.id));
			const erased = await test.detail(mine.id);
			assert.deepEqual(erased.requester, { name: null, email: null, phone: null });
			assert.deepEqual([erased.contactId, erased.subject, erased.description, erased.attachments], [null, "", "", []]);
			assert.deepEqual(
				erased.messages.map(({ text }) => text),
				[""],
			);
			assert.deepEqual((await test.detail(other.id)).messages.map(({ text }) => text).sort(), ["", "Ajena"]);
			for (const q of ["secreta", "borrable", "calle"]) assert.deepEqual(await test.find({ q }), [], q);
			assert.equal((await test.ask("GET", path.replace("/t/", "/api/tickets/public/"))).status, 410);
		});

		it("take number, hours and targets from settings that an administrator changes", async () => {
			const before = TicketSettingsState.parse((await test.ask("GET", "/api/v1/tickets/settings")).body);
			assert.deepEqual([before.prefix, before.linkDays, before.timeZone, before.changedBy], ["TCK", 30, "UTC", null]);
			const { timeZone: _zone, changedBy: _by, changedAt: _at, ...settings } = before;
			const none = { firstResponseMs: null, resolutionMs: null };
			const change = { ...settings, prefix: "SOP", hours: [], targets: { ...settings.targets, low: none } };
			const changed = await test.ask("PUT", "/api/v1/tickets/settings", change);
			assert.equal((changed.body as TicketSettingsState).changedBy, luis.name);
			assert.equal(test.audited.at(-1)?.action, "ticket-settings.changed");
			const low = await test.open({ priority: "low" });
			assert.match(low.number, /^SOP-/);
			assert.deepEqual((await test.detail(low.id)).resolution, {
				dueAt: null,
				leftMs: null,
				doneAt: null,
				breachedAt: null,
			});
			const urgent = await test.detail((await test.open({ priority: "urgent" })).id);
			assert.equal(Date.parse(urgent.firstResponse.dueAt ?? "") - Date.parse(urgent.createdAt), hourMs / 2);
			const bad = await test.ask("PUT", "/api/v1/tickets/settings", { ...change, prefix: "T1" });
			assert.equal(code(bad.body), "validation-failed");
			await test.ask("PUT", "/api/v1/tickets/settings", settings);
		});

		it("are not opened for a contact that there is not", async () => {
			await assert.rejects(
				test.open({ contactId: uuidv7() }),
				(error) => error instanceof AppError && error.code === "not-found",
			);
		});

		describe("under their link", () => {
			const link = (id: string) => test.platform.db.transaction((tx) => test.tickets.openLink(tx, id));
			const address = (token: string) => `/api/tickets/public/${token}`;
			const show = async (token: string) => PublicTicket.parse((await test.ask("GET", address(token))).body);
			const reply = (token: string, text: string, key?: string) =>
				test.ask("POST", `${address(token)}/replies`, { text }, key ? { "idempotency-key": key } : {});
			const codeOf = ({ body }: { body: unknown }) => code(body);

			it("shows what the contact may see, and no more", async () => {
				const { id, number } = await test.open({
					subject: "Correo de ana@example.com",
					description: "Mi teléfono es +54 11 4321-0000 y la tarjeta 4111111111111111. Error 0x80070057.",
					requester: { name: "Ana Pérez", email: "ana@example.com", phone: "+541143210000" },
				});
				await test.done("POST", `${id}/messages`, { kind: "note", text: "Cliente difícil" });
				await test.done("POST", `${id}/messages`, { kind: "reply", text: "Te escribo a ana@example.com" });
				const { token, path, expiresAt } = await link(id);
				assert.equal(path, `/t/${token}`);
				assert.equal(Buffer.from(token, "base64url").length, 32);
				const answer = await test.ask("GET", address(token));
				assert.equal(answer.headers["x-robots-tag"], "noindex, nofollow");
				assert.equal(answer.headers["cache-control"], "no-store");
				for (const secret of [
					"ana@example.com",
					"4321-0000",
					"43210000",
					"4111111111111111",
					"difícil",
					"Gómez",
					"Pérez",
				])
					assert.ok(!answer.text.includes(secret), secret);
				const ticket = PublicTicket.parse(answer.body);
				assert.deepEqual([ticket.number, ticket.subject], [number, "Correo de [EMAIL]"]);
				assert.match(ticket.description, /\[TELÉFONO\].*\[TARJETA\].*0x80070057/);
				assert.deepEqual(
					ticket.messages.map(({ from, name }) => [from, name]),
					[["team", "Luis"]],
				);
				assert.equal(ticket.linkExpiresAt, expiresAt.toISOString());
				const { rows } = await test.platform.db.pool.query(
					"select row_to_json(ticket_links)::text as row from ticket_links",
				);
				assert.ok(!JSON.stringify(rows).includes(token));
			});

			it("answers 404 when unknown, 410 once withdrawn or over", async () => {
				const { id } = await test.open();
				const { token } = await link(id);
				assert.equal(codeOf(await test.ask("GET", address(`${token}x`))), "not-found");
				const [{ id: linkId } = { id: "" }] = (await test.detail(id)).links;
				await test.done("DELETE", `${id}/links/${linkId}`);
				assert.equal((await test.ask("DELETE", `/api/v1/tickets/${id}/links/${linkId}`)).status, 404);
				const gone = await test.ask("GET", address(token));
				assert.deepEqual([gone.status, codeOf(gone)], [410, "gone"]);
				assert.equal((await reply(token, "¿Hola?")).status, 410);
				const second = await link(id);
				test.pass(30 * dayMs - 1);
				await show(second.token);
				test.pass(1);
				const over = await test.ask("GET", address(second.token));
				assert.deepEqual([over.status, codeOf(over)], [410, "link-expired"]);
				assert.equal((await reply(second.token, "¿Hola?")).status, 410);
			});

			it("takes an answer once under its key, and sets a waiting ticket in motion", async () => {
				const { id } = await test.open();
				await test.done("POST", `${id}/messages`, { kind: "reply", text: "¿Probaste otro cable?", status: "waiting" });
				const { token } = await link(id);
				const first = await reply(token, "Sí, y sigue igual", "clave-1");
				assert.equal(first.status, 201, first.text);
				const again = await reply(token, "Sí, y sigue igual", "clave-1");
				assert.deepEqual([again.status, again.text], [201, first.text]);
				assert.equal(codeOf(await reply(token, "Otra cosa", "clave-1")), "idempotency-conflict");
				const ticket = await test.detail(id);
				assert.equal(ticket.status, "open");
				assert.deepEqual(
					ticket.messages.map(({ author, text }) => [author.kind, text]),
					[
						["user", "¿Probaste otro cable?"],
						["contact", "Sí, y sigue igual"],
					],
				);
				assert.deepEqual([test.audited.at(-1)?.principal, test.audited.at(-1)?.action], [null, "ticket.replied"]);
				assert.equal((await reply(token, "   ")).status, 400);
			});

			it("opens a resolved ticket again within two weeks, not later, and never a closed one", async () => {
				const { id } = await test.open();
				const { token } = await link(id);
				await test.done("POST", `${id}/transition`, { to: "resolved" });
				test.pass(14 * dayMs);
				assert.equal((await show(token)).canReply, true);
				assert.equal((await reply(token, "Volvió a pasar")).status, 201);
				assert.equal((await show(token)).status, "reopened");
				await test.done("POST", `${id}/transition`, { to: "resolved" });
				test.pass(14 * dayMs + 1);
				assert.equal((await show(token)).canReply, false);
				assert.equal(codeOf(await reply(token, "Otra vez")), "conflict");
				const closed = await test.open();
				const other = await link(closed.id);
				await test.done("POST", `${closed.id}/transition`, { to: "closed" });
				assert.equal((await show(other.token)).canReply, false);
				assert.equal(codeOf(await reply(other.token, "¿Hola?")), "conflict");
			});

			it("takes few answers a minute from one address", async () => {
				const { id } = await test.open();
				const { token } = await link(id);
				const statuses: number[] = [];
				for (let count = 0; count < 12; count++) statuses.push((await reply(token, `Mensaje ${count}`)).status);
				assert.equal(statuses.at(-1), 429);
			});
		});
	});
