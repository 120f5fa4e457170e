import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConversationDetail, ConversationEvent, Turn } from "@centralita/contracts";
import { applyEvent, mustReadAgain } from "./apply-event.ts";

const id = (n: number) => `019b0000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const turn = (number: number, change: Partial<Turn> = {}): Turn => ({
	id: id(number),
	number,
	who: "assistant",
	generated: "Hola. Soy Clara.",
	heard: "Hola. Soy Clara.",
	interrupted: false,
	source: "greeting",
	origin: null,
	confidence: null,
	startMs: 0,
	endMs: 1000,
	latency: {},
	providers: {},
	sentiment: null,
	costMicros: null,
	...change,
});
const detail: ConversationDetail = {
	id: id(900),
	channel: "voice",
	status: "live",
	assistant: null,
	contact: null,
	label: "Ana",
	locale: "es-419",
	startedAt: "2026-11-22T10:00:00Z",
	endedAt: null,
	durationMs: null,
	turns: 1,
	outcome: null,
	endReason: null,
	sentiment: null,
	summary: null,
	latencyP50Ms: null,
	latencyP95Ms: null,
	latencyP99Ms: null,
	costMicros: null,
	hasRecording: false,
	transcript: [turn(1)],
	analysis: null,
	recording: null,
	usage: { inputTokens: 0, outputTokens: 0, transcribedMs: 0, spokenCharacters: 0 },
	lastEventNumber: 3,
};
const event = (number: number, type: string, data: Record<string, unknown>): ConversationEvent => ({
	number,
	type,
	at: "2026-11-22T10:00:05Z",
	data: { conversationId: detail.id, ...data },
});

test("a turn joins the transcript, in its place and once", () => {
	const added = applyEvent(detail, event(4, "turn.added", { turn: turn(3) }));
	const late = applyEvent(added, event(5, "turn.added", { turn: turn(2) }));
	const again = applyEvent(late, event(6, "turn.added", { turn: turn(2, { generated: "Sí." }) }));
	assert.deepEqual(
		again.transcript.map(({ number, generated }) => [number, generated]),
		[
			[1, "Hola. Soy Clara."],
			[2, "Sí."],
			[3, "Hola. Soy Clara."],
		],
	);
	assert.deepEqual([again.turns, again.lastEventNumber], [3, 6]);
});

test("what was really heard replaces what was hoped for", () => {
	const cut = applyEvent(detail, event(4, "turn.heard", { turnId: id(1), heard: "Hola.", interrupted: true }));
	assert.deepEqual([cut.transcript[0]?.heard, cut.transcript[0]?.interrupted], ["Hola.", true]);
});

test("events that were in it already change nothing: a stream begins again from the first", () => {
	assert.equal(applyEvent(detail, event(3, "turn.added", { turn: turn(2) })), detail);
});

test("other events, and broken ones, only count", () => {
	for (const data of [{}, { turn: "?" }]) {
		const after = applyEvent(detail, event(4, "turn.added", data));
		assert.deepEqual(after, { ...detail, lastEventNumber: 4 });
	}
	assert.equal(applyEvent(detail, event(4, "dtmf.received", { digit: "5" })).lastEventNumber, 4);
});

test("the end and the analysis ask for a new reading", () => {
	assert.equal(mustReadAgain(event(4, "conversation.analysed", {})), true);
	assert.equal(mustReadAgain(event(4, "conversation.ended", {})), true);
	assert.equal(mustReadAgain(event(4, "turn.added", {})), false);
});
