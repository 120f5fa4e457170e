import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { systemClock } from "../../platform/time/index.ts";
import type { CarrierEvent } from "../../ports/telephony.ts";
import { createTwilio } from "./index.ts";
import { addresses, base, credentials, webhook } from "./testing.ts";

const callId = "01890a5d-ac96-774b-bcce-b302099a8057";
const callSid = "CA00000000000000000000000000000001";
const twilio = createTwilio({ credentials, addresses, baseUrl: base, clock: systemClock });

type Fields = Readonly<Record<string, string>>;
const call: Fields = { CallSid: callSid, AccountSid: credentials.accountSid, From: "+14155550100", To: "+14155550199" };
function read(kind: string, fields: Fields, headers: Fields = {}) {
	const received = twilio.receive(webhook(kind, { ...call, ...fields }, headers));
	assert.ok(received.type === "events", JSON.stringify(received));
	return received;
}
function only(kind: string, fields: Fields, headers: Fields = {}): CarrierEvent {
	const { events } = read(kind, fields, headers);
	const [event] = events;
	assert.ok(event && events.length === 1);
	return event;
}
const token = (value: string) => ({ "i-twilio-idempotency-token": value });

test("reads an incoming call, whoever hides behind it", () => {
	const incoming = { CallStatus: "ringing", Direction: "inbound" };
	assert.deepEqual(read("voice", incoming), {
		type: "events",
		awaits: true,
		events: [
			{
				key: `${callSid}/incoming`,
				carrierCallId: callSid,
				callId: null,
				at: null,
				type: "incoming",
				from: "+14155550100",
				to: "+14155550199",
			},
		],
	});
	for (const From of ["", "Anonymous", "Restricted", "+266696687", "client:jenny", "sip:jenny@example.com", "12"]) {
		const event = only("voice", { ...incoming, From });
		assert.ok(event.type === "incoming" && event.from === null, From);
	}
});

test("tells an incoming call once, whether the first or the fallback address got it", () => {
	const incoming = { CallStatus: "ringing", Direction: "inbound" };
	const first = only("voice", incoming, token("a"));
	const again = read("voice?fallback=1", { ...incoming, ErrorCode: "11200", ErrorUrl: `${base}/voice` }, token("b"));
	assert.equal(again.awaits, true);
	assert.equal(again.events[0]?.key, first.key);
	assert.deepEqual(
		again.events.slice(1).map((event) => event.type === "other" && event.what),
		["a webhook could not be fetched (11200)"],
	);
});

test("reads what becomes of a call of ours", () => {
	const status = (CallStatus: string, SequenceNumber: string, more: Fields = {}) =>
		only(`status?call=${callId}`, { CallStatus, SequenceNumber, Direction: "outbound-api", ...more });
	assert.equal(status("initiated", "0").type, "dialling");
	assert.equal(status("queued", "0").type, "dialling");
	assert.equal(status("ringing", "1").type, "ringing");
	const answered = status("in-progress", "2", { AnsweredBy: "machine_start" });
	assert.ok(answered.type === "answered" && answered.answerer === "machine" && answered.callId === callId);
	assert.deepEqual(status("completed", "3", { CallDuration: "42", Timestamp: "Tue, 29 Jul 2025 08:00:42 +0000" }), {
		key: `${callSid}/status/over/3`,
		carrierCallId: callSid,
		callId,
		at: Date.UTC(2025, 6, 29, 8, 0, 42),
		type: "ended",
		outcome: "completed",
		cause: "completed",
		durationMs: 42_000,
	});
	const outcomes = { busy: "busy", failed: "failed", "no-answer": "no-answer", canceled: "cancelled" };
	for (const [word, outcome] of Object.entries(outcomes)) {
		const event = status(word, "3", { SipResponseCode: "486" });
		assert.ok(event.type === "ended" && event.outcome === outcome && event.cause === "486", word);
	}
	const unknown = status("meditating", "4");
	assert.ok(unknown.type === "other" && unknown.what === "meditating");
});

test("reads who picked up", () => {
	const expected = {
		human: ["human", false],
		fax: ["fax", false],
		unknown: ["unknown", false],
		machine_start: ["machine", false],
		machine_end_beep: ["machine", true],
		machine_end_silence: ["machine", true],
		machine_end_other: ["machine", true],
	} as const;
	for (const [AnsweredBy, [answerer, greetingOver]] of Object.entries(expected)) {
		const event = only(`machine?call=${callId}`, { AnsweredBy, MachineDetectionDuration: "2300" });
		assert.ok(event.type === "machine", AnsweredBy);
		assert.deepEqual([event.answerer, event.greetingOver], [answerer, greetingOver], AnsweredBy);
		const answered = only(`voice?call=${callId}`, { CallStatus: "in-progress", AnsweredBy });
		assert.ok(answered.type === "answered" && answered.answerer === answerer, AnsweredBy);
	}
});

test("tells the end of each media socket once, by whichever way Twilio asks on", () => {
	const next = (via: string, fields: Fields = {}, headers: Fields = {}) =>
		read(`next?call=${callId}&via=${via}`, { CallStatus: "in-progress", ...fields }, headers);
	const first = next("a", {}, token("1"));
	assert.deepEqual(
		[first.awaits, first.events.map((event) => event.type === "media-ended" && event.reason)],
		[true, [null]],
	);
	assert.equal(next("a", {}, token("2")).events[0]?.key, first.events[0]?.key);
	assert.notEqual(next("b", {}, token("1")).events[0]?.key, first.events[0]?.key);
	const [failed] = next("c", { StreamErrorCode: "31920" }).events;
	assert.ok(failed?.type === "media-ended" && failed.reason === "the media socket refused the upgrade (31920)");
});

test("tells how a transfer ended", () => {
	const outcomes = {
		completed: "completed",
		answered: "completed",
		busy: "busy",
		"no-answer": "no-answer",
		failed: "failed",
		canceled: "cancelled",
	};
	for (const [DialCallStatus, outcome] of Object.entries(outcomes)) {
		const fields = { CallStatus: "in-progress", DialCallStatus, DialCallSid: "CA2" };
		const { awaits, events } = read(`next?call=${callId}`, fields);
		assert.ok(awaits && events.length === 1 && events[0]?.type === "transfer-ended");
		assert.equal(events[0].outcome, outcome, DialCallStatus);
	}
});

test("tells that the person a call was given to has picked up, of the call that was given away", () => {
	const leg = { CallSid: "CA2", ParentCallSid: callSid };
	const { awaits, events } = read(`transfer?call=${callId}`, { ...leg, CallStatus: "in-progress" });
	assert.ok(!awaits && events.length === 1 && events[0]?.type === "transfer-answered");
	assert.deepEqual([events[0].carrierCallId, events[0].callId], [callSid, callId]);
	const over = only(`transfer?call=${callId}`, { ...leg, CallStatus: "completed" });
	assert.ok(over.type === "other" && over.what === "transfer: completed" && over.carrierCallId === callSid);
});

test("waits for nothing when the call is over", () => {
	const over = read(`next?call=${callId}&via=a`, { CallStatus: "completed" });
	assert.deepEqual([over.awaits, over.events.map(({ type }) => type)], [false, ["ended"]]);
	const both = read(`next?call=${callId}`, {
		CallStatus: "completed",
		DialCallStatus: "completed",
		DialCallSid: "CA2",
	});
	assert.deepEqual([both.awaits, both.events.map(({ type }) => type)], [false, ["transfer-ended", "ended"]]);
	assert.deepEqual(read("voice", { CallStatus: "canceled" }).awaits, false);
	const told = only(`status?call=${callId}`, { CallStatus: "completed" });
	assert.notEqual(over.events[0]?.key, told.key, "the one with the duration is another event");
});

test("reads what becomes of a stream", () => {
	const fields = { StreamSid: "MZ1", StreamEvent: "stream-error", StreamErrorCode: "31921" };
	const event = only(`status?call=${callId}`, fields);
	assert.ok(event.type === "other" && event.what === "stream-error: the media socket was closed (31921)");
	const started = only(`status?call=${callId}`, { StreamSid: "MZ1", StreamEvent: "stream-started" });
	assert.ok(started.type === "other" && started.what === "stream-started" && started.key !== event.key);
});

test("knows a delivery by Twilio's token, else by its number or status", () => {
	const status = (fields: Fields, headers: Fields = {}) =>
		only("status", { CallStatus: "ringing", ...fields }, headers).key;
	assert.equal(status({ SequenceNumber: "1" }, token("a")), status({ SequenceNumber: "2" }, token("a")));
	assert.notEqual(status({}, token("a")), status({}, token("b")));
	assert.equal(status({ SequenceNumber: "1" }), status({ SequenceNumber: "1" }));
	assert.notEqual(status({ SequenceNumber: "1" }), status({ SequenceNumber: "2" }));
	assert.notEqual(status({ CallStatus: "initiated" }), status({}));
});

test("refuses what is genuine and not understood", () => {
	const malformed = { type: "refused", reason: "malformed" };
	assert.deepEqual(twilio.receive(webhook("voice", { CallStatus: "ringing", To: "+14155550199" })), malformed);
	assert.deepEqual(twilio.receive(webhook("elsewhere", call)), malformed);
	assert.deepEqual(twilio.receive(webhook("toString", call)), malformed);
	assert.deepEqual(twilio.receive(webhook("status", { CallSid: callSid })), malformed);
	assert.deepEqual(twilio.receive(webhook("machine", { CallSid: callSid })), malformed);
	assert.deepEqual(twilio.receive(webhook("voice", { CallSid: callSid, CallStatus: "ringing" })), malformed);
});

test("takes our id of a call only when it is one", () => {
	assert.equal(only("status?call=nonsense", { CallStatus: "ringing" }).callId, null);
	assert.equal(only(`status?call=${callId}`, { CallStatus: "ringing" }).callId, callId);
});

test("makes sense of whatever Twilio may sign", () => {
	const word = fc.oneof(fc.constantFrom("completed", "ringing", "in-progress", "human", "stream-error"), fc.string());
	const known = fc.constantFrom("CallSid", "CallStatus", "To", "From", "AnsweredBy", "DialCallStatus", "StreamEvent");
	fc.assert(
		fc.property(
			fc.constantFrom("voice", "next", "status", "machine"),
			fc.dictionary(fc.oneof(known, fc.string()), word),
			(kind, fields) => {
				const received = twilio.receive(webhook(kind, fields));
				if (received.type === "refused") assert.equal(received.reason, "malformed");
				else for (const event of received.events) assert.ok(event.key !== "" && event.carrierCallId !== "");
			},
		),
	);
});
