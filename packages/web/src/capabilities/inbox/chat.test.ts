import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConversationEvent, Turn } from "@centralita/contracts";
import { applyChatEvent, type Chat } from "./chat.ts";
import { type Pending, unsent } from "./outbox/pending.ts";

const id = (n: number) => `019b0000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const at = "2026-03-04T05:06:07.000Z";
const turn = (number: number, who: Turn["who"], text: string): Turn => ({
	id: id(number),
	number,
	who,
	generated: text,
	heard: text,
	interrupted: false,
	source: null,
	origin: null,
	confidence: null,
	startMs: 0,
	endMs: 0,
	latency: {},
	providers: {},
	sentiment: null,
	costMicros: null,
});
const chat: Chat = {
	id: id(900),
	channel: "web",
	label: "Eva",
	contact: null,
	locale: "es-AR",
	handler: "queue",
	user: null,
	reason: "quiere una persona",
	stage: "waiting",
	lastWords: "",
	unread: 0,
	waitingSince: at,
	queueId: null,
	startedAt: at,
	activeAt: at,
	closed: false,
	transcript: [turn(1, "contact", "hola")],
	known: {},
	step: null,
	whatsapp: null,
	deliveries: {},
	lastEventNumber: 4,
	notes: [],
	writers: {},
	announcements: [],
};
const event = (number: number, type: string, data: object): ConversationEvent => ({
	number,
	type,
	at,
	data: { conversationId: chat.id, ...data },
});

describe("a chat", () => {
	it("takes each event once, and knows who wrote", () => {
		const events = [
			event(4, "note.added", { text: "vieja" }),
			event(5, "turn.added", { turn: turn(2, "user", "buenas") }),
			event(6, "chat.answered", { turnId: id(2), text: "buenas", userId: id(7), name: "Ana" }),
			event(6, "chat.answered", { turnId: id(2), text: "buenas", userId: id(7), name: "Otra" }),
			event(7, "note.added", { text: "nueva", by: "Ana" }),
		];
		const after = events.reduce(applyChatEvent, chat);
		assert.deepEqual(
			after.transcript.map(({ number }) => number),
			[1, 2],
		);
		assert.equal(after.writers[id(2)], "Ana");
		assert.deepEqual(
			after.notes.map(({ text, by }) => [text, by]),
			[["nueva", "Ana"]],
		);
		assert.equal(after.lastEventNumber, 7);
	});

	it("shows who has it, and keeps the step that waits meanwhile", () => {
		const step = {
			guide: "internet",
			title: "Reiniciar",
			instruction: 1,
			instructions: ["Apaga"],
			warnings: [],
			resources: [],
			expected: "",
			estimatedMinutes: 1,
		};
		const replied = (stage: string) => ({ turnId: id(3), reply: "x", stage, buttons: [] });
		const taken = [
			event(5, "chat.replied", { ...replied("steps"), step }),
			event(6, "chat.replied", replied("agent")),
			event(7, "chat.handled", { handler: "user", userId: id(7), name: "Ana", reason: null }),
		].reduce(applyChatEvent, chat);
		assert.deepEqual([taken.handler, taken.user?.name, taken.step?.title], ["user", "Ana", "Reiniciar"]);
		assert.deepEqual(taken.announcements, [id(3)]);
		const back = applyChatEvent(
			taken,
			event(8, "chat.handled", { handler: "assistant", userId: null, name: null, reason: null }),
		);
		assert.deepEqual([back.handler, back.user], ["assistant", null]);
	});

	it("is open again once somebody is to have it after it ended in silence", () => {
		const left = applyChatEvent(chat, event(5, "chat.closed", { quiet: true }));
		assert.equal(left.closed, true);
		const reason = "Volvió a escribir después de un silencio";
		const waits = applyChatEvent(
			left,
			event(6, "chat.handled", { handler: "queue", userId: null, name: null, reason }),
		);
		assert.deepEqual([waits.closed, waits.handler, waits.reason], [false, "queue", reason]);
	});
});

describe("what is on its way", () => {
	const pending = (key: string, text: string, after: number): Pending => ({ key, text, after, state: "sending" });

	it("is not shown beside the turn that it became", () => {
		const transcript = [turn(1, "user", "sí"), turn(2, "user", "sí"), turn(3, "contact", "otro")];
		const keys = (list: readonly Pending[]) => unsent(list, transcript).map(({ key }) => key);
		assert.deepEqual(keys([pending("a", "sí", 1)]), []);
		assert.deepEqual(keys([pending("a", "sí", 1), pending("b", "sí", 1)]), ["b"]);
		assert.deepEqual(keys([pending("a", "sí", 2), pending("b", "otro", 1)]), ["a", "b"]);
	});
});
