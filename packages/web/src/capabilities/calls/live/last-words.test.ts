import assert from "node:assert/strict";
import { test } from "node:test";
import type { FeedEvent, LiveCall } from "@centralita/contracts";
import { withLastWords } from "./last-words.ts";

const id = (n: number) => `019b0000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const call = (n: number): LiveCall => ({
	callId: id(n),
	conversationId: id(100 + n),
	carrier: "twilio",
	direction: "inbound",
	label: "María",
	line: null,
	assistant: "Clara",
	locale: "es-419",
	startedAt: "2026-03-04T05:06:07.000Z",
	state: "listening",
	person: null,
	listeners: [],
	lastWords: null,
	latencyMs: null,
	here: true,
});
const said = (conversationId: string, generated: string): FeedEvent => ({
	id: "1",
	type: "turn.added",
	at: "2026-03-04T05:06:08.000Z",
	data: {
		conversationId,
		turn: {
			id: id(900),
			number: 1,
			who: "contact",
			generated,
			heard: generated,
			interrupted: false,
			source: null,
			origin: "speech",
			confidence: null,
			startMs: 0,
			endMs: 1,
			latency: {},
			providers: {},
			sentiment: null,
			costMicros: null,
		},
	},
});

test("what is said shows in its call and in no other", () => {
	const calls = { items: [call(1), call(2)] };
	const after = withLastWords(calls, said(id(102), "No me enciende."));
	assert.deepEqual(
		after.items.map(({ lastWords }) => lastWords),
		[null, "No me enciende."],
	);
	assert.equal(after.items[0], calls.items[0]);
});

test("what is said elsewhere, or makes no sense, leaves the list as it is", () => {
	const calls = { items: [call(1)] };
	assert.equal(withLastWords(calls, said(id(999), "Hola")), calls);
	assert.equal(withLastWords(calls, { ...said(id(101), "Hola"), data: { conversationId: id(101) } }), calls);
});
