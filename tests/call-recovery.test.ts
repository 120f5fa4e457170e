import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { Assistant, callSocketMaxBytes } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { startTestApp, type TestApp } from "../packages/server/src/app/testing.ts";
import { type CallClient, connectCall, handshakeStatus, mediaUrl } from "./support/call-client.ts";
import { assertPlayable, brief, type Desk, openDesk, question } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";

const closes = { policy: 1008, tooBig: 1009 } as const;
const long =
	"Nuestro horario es de nueve a seis, de lunes a viernes. Los sábados abrimos de diez a dos. Los domingos no abrimos.";

describe("what comes over the line of a call", () => {
	let app: TestApp;
	let desk: Desk;
	let assistant: string;

	before(async () => {
		app = await startTestApp({ environment: { ...ownerEnvironment, DRAIN_SECONDS: "1" } });
		desk = await openDesk(app.url);
		assistant = (await desk.create(brief())).id;
	});
	after(() => app?.stop());

	it("may break off: the call ends as lost, with what was heard and a recording that plays", async () => {
		const slow = await desk.create(
			brief({ voice: {}, questions: [{ question: "¿Cuál es el horario?", answer: long }] }),
		);
		const call = await desk.call(slow.id);
		const { length } = call.of("mark");
		call.send({ type: "text", text: question.text });
		await call.until(() => call.of("mark").length > length + 1, "the second sentence", 30_000);
		call.socket.terminate();

		const { transcript, endReason, recording } = await desk.history(call.conversationId);
		assert.equal(endReason, "connection-lost");
		assert.deepEqual(
			transcript.map(({ who }) => who),
			["assistant", "contact", "assistant"],
		);
		const [, , last] = transcript;
		assert.ok(last?.interrupted && last.heard.length > 0 && last.heard.length < last.generated.length, last?.heard);
		assert.ok(last.generated.startsWith(long.slice(0, 50)));
		assert.ok(recording?.complete);
		const wav = await desk.request("GET", `/api/v1/conversations/${call.conversationId}/recording`);
		assertPlayable(Buffer.from(await wav.arrayBuffer()), 2000);
		await desk.assertServes(assistant);
	});

	it("may be nonsense: it is told so, and the call goes on", async () => {
		const call = await desk.call(assistant);
		const nonsense = [
			"{",
			"null",
			"[]",
			'"hello"',
			'{"type":"unknown"}',
			'{"type":"text","text":7}',
			'{"type":"hello"}',
		];
		for (const text of nonsense) call.socket.send(text);
		call.socket.send(new Uint8Array(0));
		call.socket.send(new Uint8Array(641));
		await call.until(() => call.of("problem").length === nonsense.length + 2, "the problems");
		assert.equal((await call.ask(question.text)).text, question.answer);
		await call.hangUp();
		assert.equal((await desk.history(call.conversationId)).endReason, "contact-hung-up");
	});

	it("may be text that no database takes: it is kept without what cannot be kept", async () => {
		const call = await desk.call(assistant);
		await call.ask("nada\u0000 de \ud800 esto");
		await call.hangUp();
		const { transcript } = await desk.history(call.conversationId);
		assert.match(transcript[1]?.heard ?? "", /^nada.* de .* esto$/);
	});

	it("may be too big or too much: that call is over, as lost, and no other", async () => {
		const other = await desk.call(assistant);
		const big = await desk.call(assistant);
		big.socket.send(new Uint8Array(callSocketMaxBytes + 2));
		assert.equal(await big.closed, closes.tooBig);
		const flood = await desk.call(assistant);
		for (let n = 0; n < 2000; n++) flood.send({ type: "mute", muted: false });
		assert.equal(await flood.closed, closes.policy);
		for (const { conversationId } of [big, flood]) {
			assert.equal((await desk.history(conversationId)).endReason, "connection-lost");
		}
		assert.equal((await other.ask(question.text)).text, question.answer);
		await other.hangUp();
	});

	const json = fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({ type: fc.constant("text"), text: fc.string({ minLength: 1, unit: "binary" }) }),
		},
		{ weight: 3, arbitrary: fc.record({ type: fc.constant("mark"), name: fc.string({ maxLength: 80 }) }) },
		{ weight: 2, arbitrary: fc.record({ type: fc.constant("dtmf"), digit: fc.constantFrom(..."0123456789*#ABCD") }) },
		{ weight: 2, arbitrary: fc.record({ type: fc.constant("mute"), muted: fc.boolean() }) },
		{ weight: 2, arbitrary: fc.record({ type: fc.constant("pong"), at: fc.double({ noNaN: true }) }) },
		{
			weight: 2,
			arbitrary: fc.record({
				type: fc.constant("transcript"),
				text: fc.string({ unit: "binary" }),
				final: fc.boolean(),
				confidence: fc.double({ min: 0, max: 1, noNaN: true }),
			}),
		},
		{ weight: 1, arbitrary: fc.jsonValue() },
	);
	const message = fc.oneof(
		{ weight: 12, arbitrary: json.map((value) => JSON.stringify(value)) },
		{ weight: 1, arbitrary: fc.string() },
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 3200 }) },
		{ weight: 6, arbitrary: fc.uint8Array({ minLength: 640, maxLength: 640 }) },
	);

	it("may be anything at all, a thousand times", async () => {
		const messagesPerCall = 100;
		const lines = fc.array(message, { minLength: messagesPerCall, maxLength: messagesPerCall });
		const property = fc.asyncProperty(lines, async (sent) => {
			const call = await connectCall(app.url, await desk.newCall(assistant));
			for (const one of sent) call.socket.send(one);
			call.socket.send(JSON.stringify({ type: "hangup" }));
			await call.closed;
			const { endReason } = await desk.history(call.conversationId);
			assert.ok(endReason === "contact-hung-up" || endReason === "connection-lost", `${endReason}`);
		});
		// Each smaller example would be another call; the messages themselves are too many to print.
		const { failed, seed, errorInstance } = await fc.check(property, {
			numRuns: 1000 / messagesPerCall,
			endOnFailure: true,
		});
		assert.ok(!failed, `seed ${seed}: ${errorInstance}`);
		await desk.assertServes(assistant);
	});

	it("begins with a token that works once, for a minute, from our own pages", async () => {
		const created = await desk.newCall(assistant);
		const address = mediaUrl(app.url, created);
		assert.equal(await handshakeStatus(address, "https://evil.example"), 403);
		const call = await connectCall(app.url, created);
		assert.equal(await handshakeStatus(address, app.url), 410, "it was spent");
		await call.heard(1);
		await call.hangUp();
		assert.equal(await handshakeStatus(mediaUrl(app.url, { ...created, token: randomUUID() }), app.url), 410);
		assert.equal(await handshakeStatus(`${app.url.replace("http", "ws")}${created.socketPath}`, app.url), 400);

		const late = await desk.newCall(assistant);
		const { query } = app.app.platform.db;
		await query.execute(sql`update calls set token_expires_at = now() - interval '1 second' where id = ${late.callId}`);
		assert.equal(await handshakeStatus(mediaUrl(app.url, late), app.url), 410);
		const { items } = (await (await desk.request("GET", "/api/v1/calls/live")).json()) as { items: unknown[] };
		assert.deepEqual(items, [], "none of the refused ones is live");
	});
});

describe("a call whose last writes were given up", () => {
	it("is closed by the process that held it", async () => {
		const app = await startTestApp({ environment: { ...ownerEnvironment, DRAIN_SECONDS: "1" } });
		try {
			const desk = await openDesk(app.url);
			const { id } = await desk.create(brief());
			const [given, held] = [await desk.call(id), await desk.call(id)];
			await given.hangUp();
			await desk.history(given.conversationId);
			const { query } = app.app.platform.db;
			await query.execute(
				sql`update conversations set status = 'live', end_reason = null where id = ${given.conversationId}`,
			);
			await query.execute(sql`update calls set state = 'live', seen_at = now() - interval '1 hour'`);
			const jobs = app.app.capabilities.flatMap((capability) => capability.jobs ?? []);
			const recover = jobs.find(({ name }) => name === "calls.recover");
			assert.ok(recover);
			await recover.run({}, { signal: new AbortController().signal, attempt: 1 });
			assert.equal((await desk.history(given.conversationId)).endReason, "server-stopped");
			assert.equal((await held.ask(question.text)).text, question.answer, "the other one is still held");
			await held.hangUp();
			assert.equal((await desk.history(held.conversationId)).endReason, "contact-hung-up");
		} finally {
			await app.stop();
		}
	});
});

describe("a change to an assistant", () => {
	it("is in the draft's calls once saved, in all calls once published, and outlives a restart", async () => {
		let app = await startTestApp({ environment: { ...ownerEnvironment, DRAIN_SECONDS: "1" } });
		try {
			let desk = await openDesk(app.url);
			const silent = { enabled: false, notice: "" };
			const made = await desk.create(brief({ recording: silent }));
			const path = `/api/v1/assistants/${made.id}`;
			const greetingOf = async (draft: boolean) => {
				const call: CallClient = await desk.call(made.id, draft);
				await call.hangUp();
				return call.said()[0]?.text;
			};
			const change = { prompt: "Sé muy breve.", greeting: "Buenas." };
			const definition = { ...made.draft, ...change };
			const saved = await desk.read(Assistant, "PUT", `${path}/draft`, { revision: made.revision, definition });
			const stale = await desk.request("PUT", `${path}/draft`, { revision: made.revision, definition: made.draft });
			assert.equal(stale.status, 409);
			assert.deepEqual([await greetingOf(false), await greetingOf(true)], ["Hola.", "Buenas."]);

			app = await app.restart();
			desk = await openDesk(app.url);
			assert.deepEqual(await desk.read(Assistant, "GET", path), saved);
			assert.deepEqual([await greetingOf(false), await greetingOf(true)], ["Hola.", "Buenas."]);

			const published = await desk.publish(saved);
			assert.deepEqual([published.publishedVersion, published.changed], [2, false]);
			assert.equal(await greetingOf(false), "Buenas.");
			app = await app.restart();
			desk = await openDesk(app.url);
			const read = await desk.read(Assistant, "GET", path);
			assert.deepEqual([read.draft.prompt, read.draft.greeting, read.publishedVersion], [...Object.values(change), 2]);
			assert.equal(await greetingOf(false), "Buenas.");
		} finally {
			await app.stop();
		}
	});
});
