import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
	type Attachment,
	type ChatAnswer,
	type ChatEvent,
	type ChatImage,
	type ChatImageAnalysis,
	ChatImageList,
	type ChatLine,
} from "@centralita/contracts";
import { startOpenAiEmulator } from "@centralita/emulators";
import sharp from "sharp";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import { startWorker } from "../../../app/worker.ts";
import type { Http } from "../../../platform/capability.ts";
import { type ListenerRunner, toConversationEvent } from "../../../platform/events/index.ts";
import { type Clock, systemClock } from "../../../platform/time/index.ts";
import { createCompatibleModel } from "../../../providers/openai-compatible/index.ts";
import { someProviders } from "../../assistants/fixtures.ts";
import { createAssistants } from "../../assistants/index.ts";
import { createContacts } from "../../contacts/index.ts";
import { createConversations } from "../../conversations/index.ts";
import { analysisByRules } from "../../conversations/testing.ts";
import { createGuides } from "../../guides/index.ts";
import { createTickets } from "../../tickets/index.ts";
import { createChat } from "../index.ts";
import { presentChat } from "../present.ts";
import { findSession } from "../store.ts";
import { aBomb, aPicture, disguised } from "./fixtures.ts";
import { imagesOf } from "./index.ts";

const read: ChatImageAnalysis = {
	deviceType: "Router",
	problemDetected: "No hay conexión: no tengo internet",
	errorMessages: ["DNS_PROBE_FINISHED_NO_INTERNET"],
	technicalDetails: "",
	recommendations: "Reinicia el router.",
};

/** A form with one file. */
function form(bytes: Buffer, { field = "image", name = "photo.jpg", type = "image/jpeg" } = {}) {
	const boundary = "----picture";
	const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
	return {
		payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
		headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
	};
}

for (const database of testDatabases()) {
	describe(`pictures in a chat on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let workers: ListenerRunner;
		let work: () => Promise<void>;
		let conversations: ReturnType<typeof createConversations>;
		let tickets: ReturnType<typeof createTickets>;
		let emulator: Awaited<ReturnType<typeof startOpenAiEmulator>>;
		let now = Date.parse("2026-03-01T10:00:00Z");
		let address = 0;
		let smart = false;
		const clock: Clock = { ...systemClock, now: () => now };

		before(async () => {
			emulator = await startOpenAiEmulator();
			const times = { firstTokenMs: 5000, retry: { attempts: 1, baseMs: 1 } };
			const model = createCompatibleModel({ baseUrl: emulator.baseUrl, apiKey: null, model: "sees", ...times });
			const environment = { CHAT_IMAGE_MAX_BYTES: "300000", CHAT_IMAGES_PER_SESSION: "4" };
			test = await createTestPlatform({ database, clock, environment });
			const contacts = createContacts(test.platform);
			conversations = createConversations(test.platform, { contacts, analysis: analysisByRules });
			tickets = createTickets(test.platform, { conversations, contacts });
			const guides = createGuides(test.platform);
			const assistants = createAssistants(test.platform, { guides, providerOptions: () => someProviders });
			const chat = createChat(test.platform, {
				conversations,
				assistants,
				guides,
				tickets,
				languageModel: () => model,
				smartMode: () => smart,
				contactByPhone: async () => null,
				tools: { lookupContact: async () => null },
				people: async () => [],
				readers: async () => [],
				readContact: (db, id) => contacts.get(db, id),
				nodeId: "0191f1d0-0000-7000-8000-0000000000cc",
			});
			const list = [contacts, conversations, tickets, guides, assistants, chat].map(({ capability }) => capability);
			await test.start(list);
			http = await createTestHttp(test.platform, list);
			work = async () => {
				workers = await startWorker(test.platform, list);
			};
		});
		after(async () => {
			await workers.stop();
			await http.close();
			await test.stop();
			await emulator.close();
		});

		async function say(sessionId: string, said: { value: string } | { message: string }): Promise<ChatAnswer> {
			const body = "value" in said ? { action: "button", ...said } : said;
			const remoteAddress = `10.0.${address >> 8}.${address & 255}`;
			const payload = { sessionId, ...body };
			const reply = await http.inject({ method: "POST", url: "/api/chat", payload, remoteAddress });
			assert.equal(reply.statusCode, 200, reply.body);
			return reply.json();
		}
		/** A chat whose visitor agreed, and may now say what is wrong. */
		async function begin({ agreed = true } = {}) {
			address++;
			const remoteAddress = `10.0.${address >> 8}.${address & 255}`;
			const greeting = { method: "POST", url: "/api/greeting", payload: { locale: "es" }, remoteAddress } as const;
			const { sessionId } = (await http.inject(greeting)).json();
			if (agreed) {
				await say(sessionId, { value: "accept" });
				await say(sessionId, { value: "es-419" });
				await say(sessionId, { message: "Ana" });
			}
			const session = await findSession(test.platform.db.query, sessionId);
			return { sessionId, id: session?.conversationId ?? assert.fail() };
		}
		/** From an address that nobody used before, unless one is given. */
		const upload = (sessionId: string, bytes: Buffer, given: Parameters<typeof form>[1] & { from?: string } = {}) => {
			const { payload, headers } = form(bytes, given);
			const remoteAddress = given.from ?? `10.1.${++address >> 8}.${address & 255}`;
			const url = "/api/upload-image";
			return http.inject({
				method: "POST",
				url,
				headers: { ...headers, "x-session-id": sessionId },
				payload,
				remoteAddress,
			});
		};
		const shown = async (id: string): Promise<ChatEvent[]> =>
			(await test.platform.events.ofConversation(test.platform.db.query, id, 0, 500)).flatMap(
				(event) => presentChat(toConversationEvent(event))?.data ?? [],
			);
		/** What the visitor hears of the pictures of a chat, once it is so many. */
		async function heard(id: string, count: number) {
			for (let tries = 0; tries < 500; tries++) {
				const events = (await shown(id)).filter((event) => event.type === "analysis");
				if (events.length >= count) return events;
				await wait(20);
			}
			return assert.fail(`no answer to ${count} pictures`);
		}
		/** What people are shown of a chat's pictures. */
		const list = async (id: string): Promise<ChatImage[]> =>
			ChatImageList.parse((await http.inject(`/api/v1/chats/${id}/images`)).json()).items;
		const blobs = () => {
			try {
				return readdirSync(join(test.platform.config.dataDir, "blobs", "chat-images")).sort();
			} catch {
				return [];
			}
		};
		const gone = async (...names: string[]) => {
			for (let tries = 0; blobs().some((name) => names.some((one) => name.startsWith(one))); tries++) {
				assert.ok(tries < 500, `${blobs()}`);
				await wait(20);
			}
		};

		it("answers at once, and the picture waits for a worker that comes later", async () => {
			const { sessionId, id } = await begin();
			const sent = await upload(sessionId, await aPicture("jpeg", { turned: true }));
			assert.equal(sent.statusCode, 200, sent.body);
			const { ok, status, imageUrl, reply, sessionId: same, analysis } = sent.json();
			assert.deepEqual([ok, status, same, analysis], [true, "queued", sessionId, undefined]);
			assert.match(reply, /Recibí tu imagen/);
			const imageId = imageUrl.split("/").at(-1);
			assert.deepEqual(blobs(), [`${imageId}.original`]);
			assert.equal((await http.inject(`${imageUrl}?sessionId=${sessionId}`)).statusCode, 404, "not before it is safe");
			assert.deepEqual(await list(id), [
				{ id: imageId, status: "queued", reason: null, analysis: null, width: null, height: null, by: null },
			]);
			await work();
			const [event] = await heard(id, 1);
			assert.deepEqual([event?.imageUrl, event?.status, event?.analysis], [imageUrl, "done", undefined]);
			assert.match(event?.reply ?? "", /guardé para el equipo.*nadie lee imágenes/i, "who reads nothing says so");
			await gone(`${imageId}.original`);

			const picture = await http.inject(`${imageUrl}?sessionId=${sessionId}`);
			const { exif, width, height } = await sharp(picture.rawPayload).metadata();
			assert.deepEqual([picture.statusCode, exif, width, height], [200, undefined, 100, 200]);
			const { headers } = picture;
			assert.deepEqual(
				[headers["content-type"], headers["x-content-type-options"], headers["content-security-policy"]],
				["image/jpeg", "nosniff", "default-src 'none'; sandbox"],
			);
			assert.match(String(headers["cache-control"]), /^private/);
			const forPeople = await http.inject(`/api/v1/chats/${id}/images/${imageId}`);
			assert.deepEqual(forPeople.rawPayload, picture.rawPayload);
			const stranger = await begin();
			const statuses = [
				await http.inject(`${imageUrl}?sessionId=${stranger.sessionId}`),
				await http.inject({ url: imageUrl, headers: { "x-session-id": stranger.sessionId } }),
				await http.inject(imageUrl),
				await http.inject(`/api/v1/chats/${stranger.id}/images/${imageId}`),
			].map(({ statusCode }) => statusCode);
			assert.deepEqual(statuses, [404, 404, 404, 404]);
			assert.deepEqual(await imagesOf(test.platform.db.query, id), [
				{
					key: `chat-images/${imageId}.jpg`,
					name: "picture-1.jpg",
					type: "image/jpeg",
					bytes: picture.rawPayload.length,
				},
			]);
			const validate = { method: "POST", url: "/api/session/validate", payload: { sessionId } } as const;
			const { session } = (await http.inject(validate)).json();
			assert.deepEqual(
				session.transcript.slice(-2).map(({ at: _, ...line }: ChatLine) => line),
				[
					{ turnId: imageId, who: "contact", name: null, text: "[Imagen]", imageUrl },
					{ turnId: event?.turnId, who: "assistant", name: null, text: event?.reply },
				],
			);
			const messages = (await shown(id)).filter((one) => one.type === "message").slice(-2);
			assert.deepEqual(
				messages.map(({ text, imageUrl: url }) => [text, url]),
				[
					["Ana", undefined],
					["[Imagen]", imageUrl],
				],
				"told once",
			);
		});

		it("asks the model that sees, and lets the dialogue offer the guide that fits", async () => {
			emulator.script([{ when: { structured: true, picture: true }, reply: { object: read } }]);
			smart = true;
			const { sessionId, id } = await begin();
			await upload(sessionId, await aPicture());
			const [event] = await heard(id, 1);
			assert.deepEqual(event?.analysis, read);
			assert.match(event?.reply ?? "", /no tengo internet\nMensaje de error: «DNS_PROBE.*»\nReinicia/);
			const asked = emulator.requests.at(-1);
			assert.match(JSON.stringify(asked?.body), /data:image\/jpeg;base64,/);
			const after = (await shown(id)).at(-1);
			assert.ok(after?.type === "reply" && after.stage === "question", JSON.stringify(after));
			assert.match(after.reply, /paso a paso/, "the guide for a lost connection has begun");

			emulator.script([
				{ when: { picture: true }, reply: { object: { ...read, problemDetected: "xyzzy", errorMessages: [] } } },
			]);
			const other = await begin();
			await upload(other.sessionId, await aPicture());
			await heard(other.id, 1);
			assert.equal((await shown(other.id)).at(-1)?.type, "analysis", "nothing is offered for the sake of it");
			const state = await conversations.loadState(test.platform.db.query, other.id);
			assert.match(JSON.stringify(state?.messages.slice(-2)), /xyzzy.*Miré tu imagen/, "but it is remembered");

			emulator.fault({ kind: "status", status: 400, message: "this model takes no image_url" });
			const blind = await begin();
			await upload(blind.sessionId, await aPicture());
			const [unread] = await heard(blind.id, 1);
			assert.deepEqual([unread?.status, unread?.analysis], ["done", undefined]);
			assert.match(unread?.reply ?? "", /no pude leerla/);
			smart = false;
		});

		it("shows each picture, with what became of it, to people, and puts those that are kept on the tickets of the chat", async () => {
			const { sessionId, id } = await begin();
			emulator.script([{ when: { picture: true }, reply: { object: read } }]);
			smart = true;
			await upload(sessionId, await aPicture());
			const [first = assert.fail()] = await heard(id, 1);
			smart = false;
			const opened = [await say(sessionId, { message: "quiero hablar con una persona" })];
			while (!opened.at(-1)?.ticket) opened.push(await say(sessionId, { message: "11 4523 1234" }));
			const ticketId = opened.at(-1)?.ticket?.id ?? "";
			const files = async () => (await http.inject(`/api/v1/tickets/${ticketId}`)).json().attachments;
			assert.deepEqual(
				(await files()).map(({ name, analysis }: Attachment) => [name, analysis]),
				[["picture-1.jpg", read]],
			);
			const whole = await aPicture();
			const second = (await upload(sessionId, whole)).json().imageUrl.split("/").at(-1);
			await heard(id, 2);
			await upload(sessionId, whole.subarray(0, whole.length / 2));
			const refused = (await heard(id, 3)).at(-1) ?? assert.fail();
			assert.deepEqual(
				(await list(id)).map((image) => [image.id, image.status, image.reason, image.analysis]),
				[
					[first.imageId, "done", null, read],
					[second, "done", null, null],
					[refused.imageId, "refused", "damaged", null],
				],
			);
			assert.deepEqual(
				(await files()).map(({ name, analysis }: Attachment) => [name, analysis]),
				[
					["picture-1.jpg", read],
					["picture-2.jpg", undefined],
				],
			);
			const served = await http.inject(`/api/v1/tickets/${ticketId}/attachments/1`);
			assert.deepEqual(served.rawPayload, (await http.inject(`/api/v1/chats/${id}/images/${second}`)).rawPayload);
			const { path } = await test.platform.db.transaction((tx) => tickets.openLink(tx, ticketId));
			const redacted = await http.inject(path.replace("/t/", "/api/tickets/public/"));
			assert.equal(redacted.statusCode, 200);
			assert.doesNotMatch(redacted.body, /attachments|picture-1|chat-images|Reinicia el router/);
			await test.platform.db.transaction((tx) => conversations.forget(tx, id, "contact"));
			for (let tries = 0; (await files()).length > 0; tries++) {
				assert.ok(tries < 500, "the pictures go with the chat");
				await wait(20);
			}
		});

		it("throws away bombs, cut-off files and what is more than a picture, and says why", async () => {
			const whole = await aPicture();
			const bad: [Buffer, RegExp][] = [
				[aBomb(), /demasiados píxeles/],
				[whole.subarray(0, whole.length / 2), /dañada o incompleta/],
				...Object.values(await disguised()).map((bytes): [Buffer, RegExp] => [bytes, /lleva otra cosa/]),
			];
			const { sessionId, id } = await begin();
			for (const [index, [bytes, words]] of bad.entries()) {
				now += 61_000;
				const sent = await upload(sessionId, bytes);
				assert.equal(sent.statusCode, 200, sent.body);
				const event = (await heard(id, index + 1)).at(-1);
				assert.equal(event?.status, "refused");
				assert.match(event?.reply ?? "", words);
				await gone(String(event?.imageId));
				assert.equal((await http.inject(`${event?.imageUrl}?sessionId=${sessionId}`)).statusCode, 404);
			}
			assert.deepEqual(await imagesOf(test.platform.db.query, id), []);
		});

		it("refuses at the door what is none, too large, from nobody, or before consent", async () => {
			const { sessionId, id } = await begin();
			const before = blobs();
			const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
			const codeOf = async (reply: ReturnType<typeof upload>) => {
				const { statusCode, body } = await reply;
				return [statusCode, JSON.parse(body).code];
			};
			assert.deepEqual(await codeOf(upload(sessionId, svg, { name: "screen.png", type: "image/png" })), [
				415,
				"unsupported-media-type",
			]);
			const large = Buffer.concat([await aPicture(), Buffer.alloc(299_000)]);
			assert.deepEqual(await codeOf(upload(sessionId, large)), [413, "payload-too-large"]);
			assert.deepEqual(await codeOf(upload(sessionId, await aPicture(), { field: "file" })), [400, "bad-request"]);
			now += 61_000;
			assert.deepEqual(await codeOf(upload(sessionId, Buffer.alloc(400_000))), [413, "payload-too-large"]);
			const nobody = "A".repeat(43);
			assert.deepEqual(await codeOf(upload(nobody, await aPicture())), [404, "not-found"]);
			assert.deepEqual(await codeOf(upload("short", await aPicture())), [400, "bad-request"]);
			const json = { method: "POST", url: "/api/upload-image", payload: {}, remoteAddress: "10.2.0.1" } as const;
			const asJson = await http.inject({ ...json, headers: { "x-session-id": sessionId } });
			assert.equal(asJson.statusCode, 415);
			const silent = await begin({ agreed: false });
			assert.deepEqual(await codeOf(upload(silent.sessionId, await aPicture())), [409, "conflict"]);
			assert.deepEqual([blobs(), await heard(id, 0)], [before, []], "nothing is left of any of them");
		});

		it("takes three a minute from an address and in a chat, and no more than a chat may have", async () => {
			const { sessionId, id } = await begin();
			const picture = await aPicture("png", { width: 40, height: 40 });
			const statuses = async (...replies: ReturnType<typeof upload>[]) =>
				(await Promise.all(replies)).map(({ statusCode }) => statusCode).sort();
			const five = Array.from({ length: 5 }, () => upload(sessionId, picture));
			assert.deepEqual(await statuses(...five), [200, 200, 200, 429, 429], "at once");
			const limited = await upload(sessionId, picture);
			assert.ok(Number(limited.headers["retry-after"]) > 0);
			now += 61_000;
			assert.deepEqual(await statuses(upload(sessionId, picture)), [200]);
			assert.deepEqual(await statuses(upload(sessionId, picture)), [409], "four are enough");
			assert.equal((await heard(id, 4)).length, 4);
			assert.deepEqual(
				(await imagesOf(test.platform.db.query, id)).map(({ name }) => name),
				["picture-1.jpg", "picture-2.jpg", "picture-3.jpg", "picture-4.jpg"],
			);
			const flood: number[] = [];
			for (let sent = 0; sent < 5; sent++) {
				const chat = await begin();
				flood.push((await upload(chat.sessionId, Buffer.from("no picture at all"), { from: "10.3.0.1" })).statusCode);
			}
			assert.deepEqual(flood, [415, 415, 415, 429, 429]);
		});

		it("keeps nothing of an upload that breaks off", async () => {
			const { sessionId } = await begin();
			const before = blobs();
			const port = Number(new URL(await http.listen({ port: 0, host: "127.0.0.1" })).port);
			const { payload, headers } = form(await aPicture());
			const socket = connect(port, "127.0.0.1");
			socket.write(
				`POST /api/upload-image HTTP/1.1\r\nhost: x\r\nx-session-id: ${sessionId}\r\ncontent-type: ${headers["content-type"]}\r\ncontent-length: ${payload.length}\r\n\r\n`,
			);
			socket.write(payload.subarray(0, 5000));
			for (let tries = 0; blobs().length === before.length && tries < 500; tries++) await wait(10);
			const [name = assert.fail("it began")] = blobs().filter((one) => !before.includes(one));
			socket.destroy();
			await gone(name);
		});

		it("deletes the pictures with the conversation, also those that wait", async () => {
			const { sessionId, id } = await begin();
			await upload(sessionId, await aPicture());
			const [{ imageId } = assert.fail()] = await heard(id, 1);
			assert.ok(blobs().includes(`${imageId}.jpg`));
			const waiting = (await upload(sessionId, await aPicture())).json().imageUrl.split("/").at(-1);
			await test.platform.db.transaction((tx) => conversations.forget(tx, id, "contact"));
			await gone(imageId, waiting);
			assert.deepEqual(await imagesOf(test.platform.db.query, id), []);
		});
	});
}
