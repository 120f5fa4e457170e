import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FeedEvent } from "@centralita/contracts";
import { applyToHandoffs, type Handoff, recallHandoffs } from "./handoffs.ts";

const id = (n: number) => `019b0000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const at = "2026-03-04T05:06:07.000Z";
const event = (type: FeedEvent["type"], data: FeedEvent["data"]): FeedEvent => ({ id: "1", type, at, data });
const asked = (n: number, reason: string) => event("handoff.requested", { conversationId: id(n), reason });
const all = (...events: FeedEvent[]) => events.reduce<readonly Handoff[]>(applyToHandoffs, []);
const who = (handoffs: readonly Handoff[]) => handoffs.map(({ conversationId, reason }) => [conversationId, reason]);

describe("requests for a person", () => {
	it("are kept once for each conversation, the latest first", () => {
		assert.deepEqual(who(all(asked(1, "a"), asked(2, "b"), asked(1, "c"))), [
			[id(1), "c"],
			[id(2), "b"],
		]);
	});

	it("of chats are the inbox’s", () => {
		const before = all(asked(1, "a"));
		const chat = event("handoff.requested", { conversationId: id(2), reason: "b", channel: "web" });
		assert.equal(applyToHandoffs(before, chat), before);
	});

	it("go when the call ends or somebody takes it", () => {
		const ended = { conversationId: id(1), callId: id(9), reason: "contact-hung-up", durationMs: 1 };
		const changed = (what: string) =>
			event("call.changed", { conversationId: id(1), callId: id(9), what, by: "Ana", detail: null });
		assert.deepEqual(all(asked(1, "a"), event("call.ended", ended)), []);
		assert.deepEqual(all(asked(1, "a"), changed("taken-over")), []);
		assert.equal(all(asked(1, "a"), changed("listened-to")).length, 1);
	});

	it("of calls that were there before are added where nobody took care of them", () => {
		const later = { ...asked(2, "b"), at: "2026-03-04T05:07:00.000Z" };
		const known = all(later);
		assert.deepEqual(who(recallHandoffs(known, [asked(1, "a")])), [
			[id(2), "b"],
			[id(1), "a"],
		]);
		const taken = event("call.changed", {
			conversationId: id(1),
			callId: id(9),
			what: "taken-over",
			by: "Ana",
			detail: null,
		});
		assert.equal(recallHandoffs(known, [asked(1, "a"), taken]), known);
		assert.equal(recallHandoffs(known, [asked(2, "older")]), known);
	});

	it("stay the same list when an event has nothing to do with them", () => {
		const before = all(asked(1, "a"));
		assert.equal(applyToHandoffs(before, event("turn.added", {})), before);
		assert.equal(applyToHandoffs(before, event("handoff.requested", { reason: 5 })), before);
	});
});
