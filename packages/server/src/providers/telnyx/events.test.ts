import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CarrierEvent } from "../../ports/telephony.ts";
import { type ClientState, writeClientState } from "./client-state.ts";
import { readEvents } from "./events.ts";
import { callControlId, eventBody } from "./testing.ts";

const callId = "01890a5d-ac96-774b-bcce-b302099a8057";

type Payload = Readonly<Record<string, unknown>>;
const withState = (state: ClientState) => ({ client_state: writeClientState(state) });
const ours = withState({ call: callId });
const otherLeg = withState({ call: callId, leg: { of: callControlId } });

function read(type: string, payload: Payload = {}, more: Payload = {}) {
	const { received, followUp } = readEvents(Buffer.from(eventBody(type, payload, more)));
	assert.ok(received.type === "events", JSON.stringify(received));
	return { ...received, followUp };
}
function only(type: string, payload: Payload = {}, more: Payload = {}): CarrierEvent {
	const { events } = read(type, payload, more);
	const [event] = events;
	assert.ok(event && events.length === 1);
	return event;
}

test("reads an incoming call, whoever hides behind it", () => {
	const incoming = { direction: "incoming", state: "parked", from: "+12025550133", to: "+12025550131" };
	assert.deepEqual(read("call.initiated", incoming, { id: "0ccc7b54-4df3-4bca-a65a-3da1ecc777f0" }), {
		type: "events",
		awaits: true,
		followUp: undefined,
		events: [
			{
				key: "0ccc7b54-4df3-4bca-a65a-3da1ecc777f0",
				carrierCallId: callControlId,
				callId: null,
				at: Date.UTC(2026, 0, 5, 9, 0, 0, 521),
				type: "incoming",
				from: "+12025550133",
				to: "+12025550131",
			},
		],
	});
	for (const from of ["", "anonymous", "Restricted", "sip:jenny@example.com", "12", null, 7]) {
		const event = only("call.initiated", { ...incoming, from });
		assert.ok(event.type === "incoming" && event.from === null, String(from));
	}
});

test("reads how a call of ours goes on, and waits for nothing", () => {
	const outgoing = { ...ours, direction: "outgoing", from: "+12025550131", to: "+12025550133" };
	for (const [type, payload, expected] of [
		["call.initiated", outgoing, { type: "dialling" }],
		["call.answered", { ...outgoing, state: "answered" }, { type: "answered", answerer: null }],
		["call.bridged", outgoing, { type: "other", what: "call.bridged" }],
		["call.dtmf.received", { ...outgoing, digit: "1" }, { type: "other", what: "call.dtmf.received" }],
		["streaming.started", outgoing, { type: "other", what: "streaming.started" }],
		["call.from-a-later-version", outgoing, { type: "other", what: "call.from-a-later-version" }],
	] as const) {
		const { key, carrierCallId, at, ...event } = only(type, payload);
		assert.deepEqual(event, { callId, ...expected }, type);
		assert.equal(read(type, payload).awaits, false, type);
	}
});

test("knows how a call ended by every documented cause", () => {
	const end = (hangup_cause: unknown, sip_hangup_cause: unknown = "unspecified") => {
		const event = only("call.hangup", { ...ours, hangup_cause, sip_hangup_cause, hangup_source: "callee" });
		assert.ok(event.type === "ended" && event.durationMs === null);
		return [event.outcome, event.cause];
	};
	const outcomes = {
		call_rejected: "failed",
		normal_clearing: "completed",
		originator_cancel: "cancelled",
		timeout: "no-answer",
		time_limit: "completed",
		user_busy: "busy",
		not_found: "failed",
		no_answer: "no-answer",
		unspecified: "failed",
		constructor: "failed",
	};
	for (const [cause, outcome] of Object.entries(outcomes)) assert.deepEqual(end(cause), [outcome, cause]);
	assert.deepEqual(end("normal_clearing", "200"), ["completed", "normal_clearing"]);
	assert.deepEqual(end("unspecified", "403"), ["failed", "403"]);
	assert.deepEqual(end("unspecified", "486"), ["busy", "486"]);
	assert.deepEqual(end(null, "480"), ["no-answer", "480"]);
	assert.deepEqual(end(undefined, undefined), ["failed", null]);
});

test("reads who picked up", () => {
	const machine = (type: string, result: string) => {
		const event = only(type, { ...ours, result });
		assert.ok(event.type === "machine", type);
		return [event.answerer, event.greetingOver];
	};
	const detected = {
		human: "human",
		machine: "machine",
		not_sure: "unknown",
		human_residence: "human",
		human_business: "human",
		silence: "unknown",
		fax_detected: "fax",
	};
	for (const [result, answerer] of Object.entries(detected))
		for (const type of ["call.machine.detection.ended", "call.machine.premium.detection.ended"])
			assert.deepEqual(machine(type, result), [answerer, false], result);
	const greetings = { beep_detected: true, ended: true, no_beep_detected: true, not_sure: false };
	for (const [result, over] of Object.entries(greetings))
		for (const type of ["call.machine.greeting.ended", "call.machine.premium.greeting.ended"])
			assert.deepEqual(machine(type, result), ["machine", over], result);
});

test("tells the end of each media socket once, whether it failed, stopped or both", () => {
	const url = "wss://voice.example.com/carriers/telnyx/1/media/tok_a";
	const stopped = read("streaming.stopped", { ...ours, stream_url: url }, { id: "1" });
	const failed = read(
		"streaming.failed",
		{ ...ours, failure_reason: "connection_failed", stream_params: { stream_url: url, track: "inbound_track" } },
		{ id: "2" },
	);
	assert.deepEqual([stopped.awaits, failed.awaits], [true, true]);
	const [first, again] = [stopped.events[0], failed.events[0]];
	assert.ok(first?.type === "media-ended" && first.reason === null && !first.key.includes("tok_a"));
	assert.ok(again?.type === "media-ended" && again.reason === "connection_failed");
	assert.equal(first.key, again.key);
	assert.notEqual(only("streaming.stopped", { ...ours, stream_url: `${url}b` }).key, first.key);
	assert.equal(only("streaming.stopped", ours, { id: "3" }).key, "3");
});

test("tells how a transfer ended, of the call that was given away", () => {
	const leg = (type: string, payload: Payload = {}) =>
		read(type, { call_control_id: "v3:other", ...otherLeg, ...payload });
	for (const [hangup_cause, outcome] of [
		["normal_clearing", "completed"],
		["user_busy", "busy"],
		["timeout", "no-answer"],
		["call_rejected", "failed"],
	] as const) {
		const { events, awaits } = leg("call.hangup", { hangup_cause });
		const [event] = events;
		assert.ok(awaits && event?.type === "transfer-ended" && event.outcome === outcome, hangup_cause);
		assert.deepEqual([event.carrierCallId, event.callId], [callControlId, callId]);
	}
	const { events: answered, awaits: asks } = leg("call.answered");
	assert.ok(!asks && answered[0]?.type === "transfer-answered");
	assert.deepEqual([answered[0].carrierCallId, answered[0].callId], [callControlId, callId]);
	for (const type of ["call.initiated", "call.bridged", "call.cost", "streaming.stopped"]) {
		const { events, awaits } = leg(type, { direction: "outgoing", total_cost: "1.00" });
		const [event] = events;
		assert.ok(!awaits && event?.type === "other" && event.what === `transfer: ${type}`, type);
		assert.equal(event.carrierCallId, callControlId);
	}
});

test("leads a call that is only told something to its end", () => {
	const words = { text: "Estamos cerrados.", locale: "es-AR" as const };
	const answered = read("call.answered", withState({ say: words }), { id: "1" });
	assert.deepEqual(
		answered.events.map((event) => event.type === "other" && event.what),
		["answered-to-speak"],
	);
	assert.deepEqual(answered.followUp, { type: "speak", key: "1", carrierCallId: callControlId, callId: null, words });
	const spoken = read("call.speak.ended", { ...withState({ after: "hang-up" }), status: "completed" }, { id: "2" });
	assert.deepEqual(
		spoken.events.map((event) => event.type === "other" && event.what),
		["speak-ended"],
	);
	assert.deepEqual(spoken.followUp, { type: "hang-up", key: "2", carrierCallId: callControlId });
	assert.equal(read("call.speak.ended", ours).followUp, undefined, "somebody else's words");
	assert.equal(only("call.answered", withState({ after: "hang-up" })).type, "other", "a late delivery");
	assert.equal(only("streaming.stopped", withState({ after: "hang-up" })).type, "other");
	assert.equal(only("call.hangup", withState({ after: "hang-up" })).type, "ended");
});

test("reads what a call cost", () => {
	const cost = (payload: Payload) => {
		const event = only("call.cost", { ...ours, ...payload });
		return event.type === "cost" ? [event.micros, event.currency] : event.type;
	};
	const parts = [{ call_part: "sip-trunking", cost: "0.0050", currency: "eur", rate: "0.0050" }];
	assert.deepEqual(cost({ status: "success", total_cost: "0.0085", cost_parts: parts }), [8500, "EUR"]);
	assert.deepEqual(cost({ total_cost: "1", cost_parts: [null] }), [1_000_000, "USD"]);
	assert.equal(cost({ status: "error", total_cost: "0.1" }), "other");
	assert.equal(cost({ status: "success", total_cost: null }), "other");
});

test("knows a delivery by Telnyx's id, else by what it says", () => {
	assert.equal(only("call.bridged", {}, { id: "a" }).key, "a");
	const keys = [
		only("call.bridged").key,
		only("call.answered").key,
		only("call.bridged", { call_leg_id: "another" }).key,
		only("call.bridged", {}, { occurred_at: "2026-01-05T09:00:01Z" }).key,
		only("call.bridged", { call_leg_id: undefined }, { occurred_at: null }).key,
	];
	assert.equal(new Set(keys).size, keys.length);
	assert.equal(only("call.bridged").key, keys[0]);
	assert.equal(only("call.bridged", {}, { occurred_at: "yesterday" }).at, null);
});

test("takes no notice of what is not about a call, and refuses what it does not understand", () => {
	const nothing = read("call.recording.saved", { call_control_id: undefined });
	assert.deepEqual([nothing.events, nothing.awaits], [[], false]);
	const refused = (body: string) => {
		const { received } = readEvents(Buffer.from(body));
		return received.type === "refused" && received.reason;
	};
	for (const body of [
		"",
		"null",
		"[]",
		'{"data":{}}',
		'{"data":{"event_type":"call.hangup"}}',
		eventBody("call.hangup", { call_control_id: null }),
		eventBody("call.initiated", { direction: "incoming", from: "+12025550133" }),
	])
		assert.equal(refused(body), "malformed", body);
});

test("makes sense of whatever Telnyx may sign", () => {
	const types = fc.constantFrom("call.initiated", "call.hangup", "call.cost", "streaming.failed", "call.answered", "x");
	const names = fc.constantFrom("client_state", "result", "hangup_cause", "cost_parts", "stream_params", "to", "from");
	fc.assert(
		fc.property(types, fc.dictionary(names, fc.jsonValue()), (type, payload) => {
			const { received } = readEvents(Buffer.from(eventBody(type, payload)));
			if (received.type === "refused") assert.equal(received.reason, "malformed");
			else for (const event of received.events) assert.ok(event.key !== "" && event.carrierCallId !== "");
		}),
	);
});
