import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import type { ChatAnswer, ChatEvent, ChatGreeting, ChatValidation } from "@centralita/contracts";
import { readSettings, type Settings } from "../settings.ts";
import { type Api, Refused } from "./api.ts";
import { Chat } from "./chat.ts";
import type { ChatState } from "./state.ts";
import type { ChatStorage } from "./storage.ts";

const settings: Settings = readSettings({ src: "https://centralita.example/widget.js", nonce: "", dataset: {} });
const at = "2026-01-01T00:00:00.000Z";
const greeting: ChatGreeting = {
	ok: true,
	greeting: "Hello",
	reply: "Hello",
	stage: "consent",
	sessionId: "s".repeat(43),
	csrfToken: "token",
	buttons: [{ text: "I agree", value: "accept" }],
	locale: "en-US",
	resumed: false,
	lastEventId: 1,
};
const answerOf = (reply: string): ChatAnswer => ({
	ok: true,
	reply,
	stage: "problem",
	options: [],
	buttons: [],
	eventId: 9,
});
const waUrl = "https://wa.me/5493411234567?text=TCK";
const whatsappTicket = {
	ok: true as const,
	ticketId: "TCK-20260101-7F3K9Q",
	publicUrl: "",
	apiPublicUrl: "",
	waUrl,
	waWebUrl: "",
	waAppUrl: "",
	waIntentUrl: "",
};
const nothing: ChatStorage = {
	bearer: () => null,
	keepBearer: () => {},
	pending: () => [],
	keepPending: () => {},
	dropPending: () => {},
	isOpen: () => false,
	keepOpen: () => {},
	onBearer: () => () => {},
};

describe("a visitor's chat", () => {
	let send: (number: number, event: ChatEvent) => void;
	let listening: Promise<void>;
	let chat: Chat;
	let keys: string[];
	const api = {
		greet: async () => greeting,
		say: async (): Promise<ChatAnswer> => answerOf(""),
		validate: async (): Promise<ChatValidation> => ({ valid: false, error: "unknown_session" }),
		whatsapp: async () => whatsappTicket,
		rate: async () => ({ ok: true as const, rating: 5, comment: "", changeableUntil: at }),
	};

	const until = (holds: (state: ChatState) => boolean) =>
		new Promise<ChatState>((resolve) => {
			const look = () => {
				if (!holds(chat.state)) return;
				stop();
				resolve(chat.state);
			};
			const stop = chat.subscribe(look);
			look();
		});
	const texts = ({ entries }: ChatState) => entries.map((entry) => (entry.kind === "line" ? entry.text : entry.kind));

	beforeEach(async () => {
		keys = [];
		const connected = Promise.withResolvers<void>();
		listening = connected.promise;
		mock.method(globalThis, "fetch", async (_url: string, { signal }: { signal: AbortSignal }) => {
			const body = new ReadableStream<Uint8Array>({
				start(controller) {
					signal.addEventListener("abort", () => controller.error(signal.reason));
					send = (number, event) =>
						controller.enqueue(new TextEncoder().encode(`id: ${number}\ndata: ${JSON.stringify(event)}\n\n`));
				},
			});
			connected.resolve();
			return new Response(body);
		});
		const counted: Api = {
			...api,
			whatsapp: () => api.whatsapp(),
			say: (_bearer, { key }) => {
				keys.push(key);
				return api.say();
			},
		};
		chat = new Chat(settings, { api: counted, storage: nothing, locale: "en" });
		chat.restore(null);
		chat.open();
		await until(({ phase }) => phase === "live");
		await listening;
		send(1, { type: "reply", turnId: "01", reply: "Hello", stage: "consent", buttons: greeting.buttons, at });
		await until(({ entries }) => entries.length === 1);
	});
	afterEach(() => {
		chat.dispose();
		mock.restoreAll();
	});

	it("waits as long as the server asks, and sends the same message under the same key", async () => {
		let refusals = 2;
		mock.method(api, "say", async () => {
			if (refusals-- > 0) throw new Refused(429, "session_rate_limit", 5);
			return answerOf("");
		});
		chat.say("I agree", "accept");
		assert.ok((await until(({ waitUntil }) => waitUntil !== null)).waitUntil);
		await until(({ pending }) => pending[0]?.state === "sent");
		assert.equal(keys.length, 3);
		assert.equal(new Set(keys).size, 1);
		send(2, { type: "message", turnId: "02", text: "I agree", at });
		assert.deepEqual(texts(await until(({ pending }) => pending.length === 0)), ["Hello", "I agree"]);
	});

	it("shows a line once that comes again, and counts what was not seen", async () => {
		chat.close();
		send(2, { type: "agent-message", turnId: "02", text: "Hi", name: "Marta", at });
		send(2, { type: "agent-message", turnId: "02", text: "Hi", name: "Marta", at });
		send(3, { type: "agent-message", turnId: "03", text: "There?", name: "Marta", at });
		const state = await until(({ unread }) => unread === 2);
		assert.deepEqual(texts(state), ["Hello", "Hi", "There?"]);
		assert.equal(state.person, "Marta");
		chat.open();
		assert.equal(chat.state.unread, 0);
	});

	it("shows the goodbye of a chat of which nothing is kept, and asks for no rating", async () => {
		mock.method(api, "say", async () => answerOf("Nothing is kept."));
		chat.say("I don't agree", "decline");
		const state = await until(({ phase }) => phase === "over");
		assert.deepEqual(texts(state), ["Hello", "I don't agree", "Nothing is kept."]);
		assert.deepEqual([state.pending.length, state.rating], [0, null]);
	});

	it("keeps in sight what could not be sent any more, and asks how it was", async () => {
		mock.method(api, "say", async () => {
			throw new Refused(429, "session_rate_limit", 60_000);
		});
		chat.say("One more thing");
		await until(({ waitUntil }) => waitUntil !== null);
		send(2, { type: "closed", at });
		const state = await until(({ phase }) => phase === "over");
		assert.deepEqual(
			state.pending.map(({ text, state: where }) => [text, where]),
			[["One more thing", "failed"]],
		);
		assert.equal(state.waitUntil, null);
		await chat.rate(5, "");
		assert.deepEqual(chat.state.rating, { state: "thanked", given: 5 });
	});

	it("goes on at WhatsApp where a case was opened, and only once the visitor agreed", async () => {
		const asked = mock.fn(api.whatsapp);
		api.whatsapp = asked;
		const reply: ChatEvent & { type: "reply" } = {
			type: "reply",
			turnId: "02",
			reply: "Noted",
			stage: "waiting",
			buttons: [],
			at,
		};
		assert.equal(chat.state.whatsapp, null);
		send(2, { ...reply, allowWhatsapp: true });
		await until(({ whatsapp }) => whatsapp?.state === "offered");
		chat.whatsapp.ask(true);
		assert.deepEqual([chat.state.whatsapp, asked.mock.callCount()], [{ state: "asked" }, 0]);
		asked.mock.mockImplementationOnce(() => Promise.reject(new Refused(429, "rate-limited", 1000)));
		assert.equal(await chat.whatsapp.open(), null);
		assert.deepEqual(chat.state.whatsapp, { state: "failed" });
		assert.equal(await chat.whatsapp.open(), waUrl);
		const ready = { state: "ready", url: waUrl, ticket: whatsappTicket.ticketId };
		assert.deepEqual(chat.state.whatsapp, ready);
		send(3, { ...reply, turnId: "03", allowWhatsapp: true });
		await until(({ entries }) => entries.length === 3);
		assert.deepEqual(chat.state.whatsapp, ready, "it is not offered over again");
	});
});
