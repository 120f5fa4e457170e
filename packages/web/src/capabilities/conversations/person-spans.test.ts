import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConversationEvent } from "@centralita/contracts";
import { personSpans, spanAt } from "./person-spans.ts";

const id = (n: number) => `019b0000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const startedAt = "2026-03-04T05:06:00.000Z";
const changed = (second: number, what: string, by: string | null, detail: string | null = null): ConversationEvent => ({
	number: second,
	type: "call.changed",
	at: new Date(Date.parse(startedAt) + second * 1000).toISOString(),
	data: { conversationId: id(1), callId: id(2), what, by, detail },
});

describe("who had a call instead of its assistant", () => {
	it("is told from when to when, by name", () => {
		const events = [
			changed(3, "listened-to", "Ana"),
			changed(10, "taken-over", "Ana"),
			changed(12, "held", "Ana"),
			changed(20, "handed-back", "Ana"),
			changed(30, "transferring", null, "+12025550177"),
			changed(40, "transferred", null, "+12025550177"),
		];
		assert.deepEqual(personSpans(events, startedAt), [
			{ kind: "taken-over", name: "Ana", fromMs: 10_000, toMs: 20_000 },
			{ kind: "transferred", name: "+12025550177", fromMs: 40_000, toMs: null },
		]);
	});

	it("is one after the other when the call is passed on", () => {
		const spans = personSpans([changed(1, "taken-over", "Ana"), changed(5, "transferred", "Bea")], startedAt);
		assert.deepEqual(
			spans.map(({ name, fromMs, toMs }) => [name, fromMs, toMs]),
			[
				["Ana", 1000, 5000],
				["Bea", 5000, null],
			],
		);
		assert.deepEqual(
			[0, 1000, 4999, 5000, 90_000].map((ms) => spanAt(spans, ms)?.name),
			[undefined, "Ana", "Ana", "Bea", "Bea"],
		);
	});

	it("is nobody where nothing of the kind happened, or what happened cannot be read", () => {
		assert.deepEqual(personSpans([changed(1, "handed-back", "Ana"), changed(2, "sung-to", "Ana")], startedAt), []);
	});
});
