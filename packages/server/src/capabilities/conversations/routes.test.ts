import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { ConversationSummary } from "@centralita/contracts";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { createTestHttp, testPrincipal } from "../../app/testing-http.ts";
import type { Http } from "../../platform/capability.ts";
import { createMetrics } from "../../platform/telemetry/index.ts";
import { type Clock, systemClock, uuidv7 } from "../../platform/time/index.ts";
import { wavHeader } from "../../voice/audio/wav.ts";
import { createContacts } from "../contacts/index.ts";
import { peaksKey } from "./blobs.ts";
import { aBeginning, anAnalysis, aTurn } from "./fixtures.ts";
import { createConversations } from "./index.ts";
import { bytesOf } from "./recording.ts";
import { analysisByRules } from "./testing.ts";
import type { ConversationBegin } from "./types.ts";

/** A stereo WAV, one second at 8 kHz: the contact loud in the first half, the assistant half as loud in the second. */
function aWav(): Uint8Array {
	const frames = 8000;
	const data = Buffer.alloc(frames * 4);
	for (let frame = 0; frame < frames; frame++) {
		data.writeInt16LE(frame < frames / 2 ? (frame % 2 ? 32767 : -32768) : 0, frame * 4);
		data.writeInt16LE(frame < frames / 2 ? 0 : 16384, frame * 4 + 2);
	}
	return Buffer.concat([wavHeader({ sampleRate: 8000, channels: 2, dataBytes: data.length }), data]);
}

for (const database of testDatabases()) {
	describe(`the conversations API on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let service: ReturnType<typeof createConversations>;
		let contacts: ReturnType<typeof createContacts>;
		let now = Date.parse("2026-03-01T10:00:00Z");
		const clock: Clock = { ...systemClock, now: () => now };

		before(async () => {
			test = await createTestPlatform({ database, clock });
			contacts = createContacts(test.platform);
			service = createConversations(test.platform, { contacts, analysis: analysisByRules });
			const list = [contacts.capability, service.capability];
			await test.start(list, { jobs: true });
			http = await createTestHttp(test.platform, list);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		/** One conversation with what was said, ended and analysed unless `live`. */
		async function talk(
			said: readonly string[],
			{
				live = false,
				summary = "Nada",
				...given
			}: Partial<ConversationBegin> & { live?: boolean; summary?: string } = {},
		): Promise<string> {
			now += 1000;
			return test.platform.db.transaction(async (tx) => {
				const id = await service.begin(tx, aBeginning(given));
				for (const generated of said) await service.addTurn(tx, id, aTurn({ generated }));
				if (live) return id;
				await service.end(tx, id, { reason: "contact-hung-up" });
				await service.saveAnalysis(tx, id, { analysis: anAnalysis({ summary }) });
				return id;
			});
		}
		const get = async (path: string) => {
			const reply = await http.inject(`/api/v1/conversations${path}`);
			return { status: reply.statusCode, body: reply.json(), headers: reply.headers };
		};
		const find = async (query: Record<string, string>): Promise<string[]> => {
			const { status, body } = await get(`?${new URLSearchParams(query)}`);
			assert.equal(status, 200, JSON.stringify(body));
			return body.items.map((item: ConversationSummary) => item.id);
		};

		it("searches what was said, summary and label, in both languages, with or without accents", async () => {
			const billing = await talk(["Quisiera hablar de la facturación de mi línea", "No prende el módem"]);
			const english = await talk(["My bills are wrong"], { locale: "en-US", label: "José Núñez" });
			const live = await talk(["El ventilador suena"], { live: true });
			const summed = await talk(["x"], { summary: "Pidió una devolución" });
			const cases: [string, string[]][] = [
				["facturacion", [billing]],
				["FACTURACIÓN", [billing]],
				["facturaciones", [billing]],
				["módem línea", [billing]],
				["modem linea", [billing]],
				["no prende", [billing]],
				["bill", [english]],
				["billing", [english]],
				["jose nunez", [english]],
				["Núñez", [english]],
				["ventilador", [live]],
				["ventiladores sonando", []],
				["venti", []],
				["jos nuñ", [english]],
				["JOSÉ b", []],
				["devolucion", [summed]],
				["módem ventilador", []],
				["inexistente", []],
			];
			for (const [q, expected] of cases) assert.deepEqual(await find({ q }), expected, q);
			for (const q of ["'", "a & | !", "\\", "<->", ":*", "%"]) await find({ q });
		});

		it("filters by date, channel, outcome, assistant and status", async () => {
			now = Date.parse("2026-04-01T00:00:00Z");
			const assistantId = uuidv7();
			const assistant = { id: assistantId, name: "Otra", version: 1 };
			const voice = await talk(["a"], { assistant });
			const web = await talk(["a"], { assistant, channel: "web" });
			const live = await talk(["a"], { assistant, live: true });
			assert.deepEqual(await find({ assistantId }), [live, web, voice]);
			assert.deepEqual(await find({ assistantId, channel: "web" }), [web]);
			assert.deepEqual(await find({ assistantId, status: "live" }), [live]);
			assert.deepEqual(await find({ assistantId, outcome: "resolved" }), [web, voice]);
			assert.deepEqual(await find({ assistantId, outcome: "failed" }), []);
			const from = "2026-04-01T00:00:02Z";
			assert.deepEqual(await find({ assistantId, from }), [live, web]);
			assert.deepEqual(await find({ assistantId, to: from }), [voice]);
			assert.deepEqual(await find({ assistantId, from, q: "a", channel: "web", status: "ended" }), [web]);
			assert.equal((await get("?from=yesterday")).status, 400);
			const { id: contactId } = await test.platform.db.transaction((tx) =>
				contacts.upsertByPhoneOrEmail(tx, { name: "Sol", email: "sol@example.com" }),
			);
			const theirs = await talk(["a"], { contactId });
			assert.deepEqual(await find({ contactId }), [theirs]);
			assert.deepEqual(await find({ contactId, channel: "web", status: "ended" }), []);
			assert.equal((await get(`?contactId=${contactId}&q=a`)).status, 400);
		});

		it("pages by key: what comes in meanwhile neither shifts nor repeats what follows", async () => {
			now = Date.parse("2026-05-01T00:00:00Z");
			const assistant = { id: uuidv7(), name: "Páginas", version: 1 };
			const expected: string[] = [];
			for (let index = 0; index < 7; index++) {
				// Three at a time begin in the same millisecond: the id decides.
				if (index % 3) now -= 1000;
				expected.push(await talk(["a"], { assistant }));
			}
			const seen: string[] = [];
			let cursor: string | null = null;
			do {
				const { body } = await get(`?assistantId=${assistant.id}&limit=2${cursor ? `&cursor=${cursor}` : ""}`);
				seen.push(...body.items.map((item: ConversationSummary) => item.id));
				cursor = body.nextCursor;
				await talk(["b"], { assistant });
			} while (cursor);
			assert.deepEqual([...seen].sort(), [...expected].sort());
			assert.equal(new Set(seen).size, 7);
			assert.deepEqual((await get("?cursor=bm9uc2Vuc2U")).body.code, "bad-request");
		});

		it("searches back through years in order, alone and with filters", async () => {
			const assistant = { id: uuidv7(), name: "Años", version: 1 };
			const expected: string[] = [];
			const start = Date.parse("2026-06-01T00:00:01Z");
			for (const days of [900, 400, 250, 100, 61, 32, 31, 30, 3, 2, 1, 0]) {
				now = start - days * 86_400_000;
				expected.unshift(await talk(["Se cayó el murciélago"], { assistant, channel: days % 2 ? "web" : "voice" }));
			}
			now = start + 10_000;
			expected.unshift(await talk(["Otro murciélago"], { assistant, live: true }));
			const all = async (query: Record<string, string>) => {
				const seen: string[] = [];
				let cursor: string | null = null;
				do {
					const next = new URLSearchParams({ ...query, limit: "2", ...(cursor ? { cursor } : {}) });
					const { body } = await get(`?${next}`);
					seen.push(...body.items.map((item: ConversationSummary) => item.id));
					cursor = body.nextCursor;
				} while (cursor);
				return seen;
			};
			assert.deepEqual(await all({ q: "murcielago" }), expected);
			assert.deepEqual(await all({ q: "murcielago", assistantId: assistant.id, status: "ended" }), expected.slice(1));
			const from = new Date(start - 62 * 86_400_000).toISOString();
			const to = new Date(start - 2 * 86_400_000).toISOString();
			assert.deepEqual(await all({ q: "murcielago", from, to }), expected.slice(4, 9));
			const filtered = { assistantId: assistant.id, channel: "web" };
			assert.deepEqual(await all(filtered), await all({ ...filtered, q: "murcielago" }));
			assert.equal((await all(filtered)).length, 4);
			assert.deepEqual(await all({ ...filtered, outcome: "failed" }), []);
		});

		it("shows the contact's name, and counts the conversation", async () => {
			const contact = await test.platform.db.transaction((tx) =>
				contacts.upsertByPhoneOrEmail(tx, { name: "Luz", email: "luz@example.com" }),
			);
			const id = await talk(["a"], { contactId: contact.id });
			const { body } = await get(`/${id}`);
			assert.deepEqual(body.contact, { id: contact.id, name: "Luz" });
			const count = async () => (await contacts.get(test.platform.db.query, contact.id)).conversations;
			assert.equal(await count(), 1);
			await http.inject({ method: "DELETE", url: `/api/v1/conversations/${id}` });
			assert.equal(await count(), 0);
		});

		it("pages events by number and exports everything, audited", async () => {
			const id = await talk(["uno", "dos", "tres"]);
			const first = (await get(`/${id}/events?limit=4`)).body;
			assert.deepEqual([first.items.map((event: { number: number }) => event.number), first.next], [[1, 2, 3, 4], 4]);
			const rest = (await get(`/${id}/events?limit=4&after=${first.next}`)).body;
			assert.deepEqual([rest.items.map((event: { number: number }) => event.number), rest.next], [[5, 6], null]);
			const { body, headers } = await get(`/${id}/export`);
			assert.equal(headers["content-disposition"], `attachment; filename="conversation-${id}.json"`);
			assert.deepEqual(body.conversation, (await get(`/${id}`)).body);
			assert.deepEqual(body.events, [...first.items, ...rest.items]);
			assert.ok(test.audited.some((entry) => entry.action === "conversation.exported" && entry.subject === id));
		});

		it("exports what was said masked, and as it was when asked for", async () => {
			const id = await talk(["escribime a ana@example.com"]);
			assert.doesNotMatch(JSON.stringify((await get(`/${id}/export`)).body), /ana@example/);
			assert.match(JSON.stringify((await get(`/${id}/export?masked=false`)).body), /ana@example\.com/);
		});

		it("tells what a masked export's placeholders stand for, with the reason in the audit log", async () => {
			const id = await talk(["soy ana@example.com", "o bea@example.com, y ana@example.com si no"]);
			const said = async () =>
				(await get(`/${id}/export`)).body.conversation.transcript.map(
					({ generated }: { generated: string }) => generated,
				);
			const masked = await said();
			assert.ok(masked.includes("o [EMAIL 2], y [EMAIL 1] si no"), JSON.stringify(masked));
			const url = `/api/v1/conversations/${id}/originals`;
			const shown = await http.inject({ method: "POST", url, payload: { reason: "Pide su factura" } });
			assert.deepEqual(shown.json(), {
				items: [
					{ placeholder: "[EMAIL 1]", original: "ana@example.com" },
					{ placeholder: "[EMAIL 2]", original: "bea@example.com" },
				],
			});
			assert.deepEqual(await said(), masked);
			const entry = test.audited.find(
				({ action, subject }) => action === "conversation.originals-shown" && subject === id,
			);
			assert.deepEqual(entry?.detail, { reason: "Pide su factura" });
			assert.equal((await http.inject({ method: "POST", url, payload: { reason: " " } })).statusCode, 400);
		});

		it("shows no originals to who may only export masked", async () => {
			const id = await talk(["soy ana@example.com"]);
			const platform = { ...test.platform, metrics: createMetrics(false) };
			const theirs = await createTestHttp(platform, [service.capability], testPrincipal(["conversations:export"]));
			try {
				const export_ = `/api/v1/conversations/${id}/export`;
				assert.equal((await theirs.inject({ url: export_ })).statusCode, 200);
				assert.equal((await theirs.inject({ url: `${export_}?masked=false` })).statusCode, 403);
				const originals = {
					method: "POST",
					url: `/api/v1/conversations/${id}/originals`,
					payload: { reason: "curioso" },
				} as const;
				assert.equal((await theirs.inject(originals)).statusCode, 403);
			} finally {
				await theirs.close();
			}
		});

		it("plays a recording whole and in ranges, and draws it", async () => {
			const id = await talk(["a"]);
			assert.equal((await get(`/${id}/recording`)).status, 404);
			const wav = aWav();
			await test.platform.blobs.put(service.recordingKey(id), wav);
			await test.platform.db.transaction((tx) =>
				service.saveRecording(tx, id, { durationMs: 1000, sampleRate: 8000, bytes: wav.length, complete: true }),
			);
			const url = `/api/v1/conversations/${id}/recording`;
			const play = (range?: string) => http.inject({ url, headers: range ? { range } : {} });
			const whole = await play();
			assert.equal(whole.statusCode, 200);
			assert.equal(whole.headers["content-type"], "audio/wav");
			assert.equal(whole.headers["accept-ranges"], "bytes");
			assert.deepEqual(whole.rawPayload, Buffer.from(wav));
			for (const [range, start, end] of [
				["bytes=0-43", 0, 43],
				["bytes=100-", 100, wav.length - 1],
				["bytes=-10", wav.length - 10, wav.length - 1],
				["bytes=5-999999", 5, wav.length - 1],
			] as const) {
				const part = await play(range);
				assert.equal(part.statusCode, 206, range);
				assert.equal(part.headers["content-range"], `bytes ${start}-${end}/${wav.length}`);
				assert.equal(part.headers["content-length"], String(end - start + 1));
				assert.deepEqual(part.rawPayload, Buffer.from(wav.subarray(start, end + 1)));
			}
			const beyond = await play(`bytes=${wav.length}-`);
			assert.deepEqual([beyond.statusCode, beyond.headers["content-range"]], [416, `bytes */${wav.length}`]);

			const expected = (level: number, half: number) =>
				Array.from({ length: 50 }, (_, bucket) => (bucket < 25 === (half === 0) ? level : 0));
			for (const _ of ["made", "kept"]) {
				const { body } = await get(`/${id}/waveform?buckets=50`);
				assert.deepEqual(body, { durationMs: 1000, contact: expected(1, 0), assistant: expected(0.502, 1) });
				assert.ok(await test.platform.blobs.info(peaksKey(id)));
			}
		});

		it("finds the recording of a process that died", async () => {
			const id = await talk(["a"], { live: true });
			const cut = aWav().subarray(0, 44 + 4 * 4000);
			await test.platform.blobs.put(service.recordingKey(id), cut);
			await test.platform.db.transaction((tx) => service.closeOrphan(tx, id, "server-stopped"));
			const { body } = await get(`/${id}`);
			assert.deepEqual(body.recording, { durationMs: 500, sampleRate: 8000, bytes: cut.length, complete: false });
			const kept = await bytesOf(test.platform.blobs, service.recordingKey(id));
			assert.deepEqual([kept.readUInt32LE(4), kept.readUInt32LE(40)], [cut.length - 8, cut.length - 44]);
		});

		it("deletes all of an ended conversation, and none of a live one", async () => {
			const remove = (id: string) => http.inject({ method: "DELETE", url: `/api/v1/conversations/${id}` });
			const live = await talk(["a"], { live: true });
			assert.deepEqual((await remove(live)).json().code, "conflict");
			const id = await talk(["secreto"]);
			await test.platform.db.transaction((tx) =>
				service.saveState(tx, id, {
					version: 1,
					messages: [],
					guide: null,
					stack: [],
					slots: { secret: "secreto" },
					misunderstood: 0,
					pending: null,
					ended: true,
				}),
			);
			const key = service.recordingKey(id);
			await test.platform.blobs.put(key, aWav());
			await test.platform.blobs.put(peaksKey(id), new Uint8Array(2));
			assert.equal((await remove(id)).statusCode, 204);
			assert.equal((await remove(id)).statusCode, 404);
			assert.equal((await get(`/${id}`)).status, 404);
			assert.deepEqual(await find({ q: "secreto" }), []);
			for (const table of ["conversations", "turns", "analyses", "extracted_values", "dialogue_states", "events"]) {
				const { rows } = await test.platform.db.query.execute(`select * from ${table}`);
				assert.ok(!JSON.stringify(rows).includes("secreto"), table);
			}
			const left = await test.platform.events.ofConversation(test.platform.db.query, id, 0, 10);
			assert.deepEqual(
				left.map((event) => [event.type, event.data]),
				[["conversation.deleted", { conversationId: id, by: "Ana" }]],
			);
			assert.ok(test.audited.some((entry) => entry.action === "conversation.deleted" && entry.subject === id));
			const deadline = Date.now() + 30_000;
			while ((await test.platform.blobs.info(key)) !== null && Date.now() < deadline)
				await new Promise((resolve) => setTimeout(resolve, 50));
			assert.equal(await test.platform.blobs.info(key), null);
			assert.equal(await test.platform.blobs.info(peaksKey(id)), null);
		});

		it("erases what a contact said", async () => {
			const contact = await test.platform.db.transaction((tx) =>
				contacts.upsertByPhoneOrEmail(tx, { email: "sol@example.com" }),
			);
			const ids = [await talk(["a"], { contactId: contact.id }), await talk(["b"], { contactId: contact.id })];
			await test.platform.db.transaction(async (tx) => service.capability.erasure?.(tx, contact.id));
			assert.equal((await service.summaries(test.platform.db.query, ids)).size, 0);
		});

		it("streams events by number and resumes after the one that was seen", async () => {
			const id = await talk(["uno"], { live: true });
			const address = await http.listen({ port: 0, host: "127.0.0.1" });
			const listen = async (count: number, lastEventId?: number) => {
				const stop = new AbortController();
				const headers = lastEventId === undefined ? {} : { "last-event-id": String(lastEventId) };
				const reply = await fetch(`${address}/api/v1/conversations/${id}/events/stream`, {
					headers,
					signal: stop.signal,
				});
				assert.equal(reply.headers.get("content-type"), "text/event-stream; charset=utf-8");
				const found: [string, string][] = [];
				let text = "";
				const decoder = new TextDecoder();
				for await (const bytes of reply.body ?? []) {
					text += decoder.decode(bytes, { stream: true });
					for (let cut = text.indexOf("\n\n"); cut >= 0; cut = text.indexOf("\n\n")) {
						const match = /^id: (\d+)\ndata: (.*)$/m.exec(text.slice(0, cut));
						text = text.slice(cut + 2);
						if (match?.[1] && match[2]) found.push([match[1], JSON.parse(match[2]).type]);
					}
					if (found.length >= count) break;
				}
				stop.abort();
				return found;
			};
			assert.deepEqual(await listen(2), [
				["1", "conversation.started"],
				["2", "turn.added"],
			]);
			const waiting = listen(2, 2);
			for (const generated of ["dos", "tres"])
				await test.platform.db.transaction((tx) => service.addTurn(tx, id, aTurn({ generated })));
			assert.deepEqual(await waiting, [
				["3", "turn.added"],
				["4", "turn.added"],
			]);
		});
	});
}
