import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CarrierEvent, CarrierOutcome } from "../../../ports/telephony.ts";
import { type CallFacts, mostMediaEpochs, reasonOf, type Transition, transition } from "./transitions.ts";

const base: CallFacts = {
	state: "waiting",
	direction: "inbound",
	purpose: "conversation",
	dial: null,
	answerer: null,
	answeredAt: null,
	startedAt: null,
	carrierEndedAt: null,
	outcome: null,
	cause: null,
	carrierDurationMs: null,
	carrierCostMicros: null,
	carrierCurrency: null,
	mediaEpoch: 1,
	detachedAt: null,
	transfer: null,
	endRequestedBy: null,
};
const transfer = {
	mode: "cold" as const,
	to: ["+1", "+2"],
	at: 0,
	ringMs: 1,
	reason: "",
	summary: "",
	ringing: false,
	answered: false,
};
const tag = { key: "k", carrierCallId: "C", callId: null, at: 1 };
const ended = (outcome: CarrierOutcome = "completed"): CarrierEvent => ({
	...tag,
	type: "ended",
	outcome,
	cause: "normal_clearing",
	durationMs: 4000,
});
const types = (result: Transition) =>
	result.effects.map((effect) => (effect.type === "instruct" ? effect.what : effect.type));

const outcomes = fc.constantFrom<CarrierOutcome>("completed", "busy", "no-answer", "failed", "cancelled");
const anyEvent: fc.Arbitrary<CarrierEvent> = fc.oneof(
	fc.constantFrom<CarrierEvent>(
		{ ...tag, type: "dialling" },
		{ ...tag, type: "ringing" },
		{ ...tag, type: "answered", answerer: null },
		{ ...tag, type: "answered", answerer: "human" },
		{ ...tag, type: "machine", answerer: "machine", greetingOver: true },
		{ ...tag, type: "machine", answerer: "human", greetingOver: false },
		{ ...tag, type: "media-ended", reason: null, socket: null },
		{ ...tag, type: "transfer-answered" },
		{ ...tag, type: "cost", micros: 8500, currency: "USD" },
		{ ...tag, type: "other", what: "x" },
	),
	outcomes.map((outcome): CarrierEvent => ({ ...tag, type: "transfer-ended", outcome })),
	outcomes.map(ended),
);

type Step = { event: CarrierEvent } | { happens: "attach" | "lose" | "give" | "end" };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: anyEvent.map((event) => ({ event })) },
	{ weight: 1, arbitrary: fc.constantFrom("attach", "lose", "give", "end").map((happens) => ({ happens }) as Step) },
);

describe("a call's life, whatever the carrier says and when", () => {
	it("only moves forward, ends once, and keeps what is known of its end", () => {
		const rank = { waiting: 0, dialling: 1, ringing: 2, live: 3, ended: 4 } as const;
		fc.assert(
			fc.property(fc.constantFrom("inbound", "outbound"), fc.array(anyStep, { maxLength: 40 }), (direction, steps) => {
				let call: CallFacts = { ...base, direction };
				let held = false;
				let ends = 0;
				for (const step of steps) {
					const before = call;
					if ("happens" in step) {
						const { happens } = step;
						if (call.state === "ended") continue;
						if (happens === "attach" && call.carrierEndedAt === null)
							[call, held] = [{ ...call, state: "live", startedAt: call.startedAt ?? new Date(1) }, true];
						else if (happens === "lose" && held) held = false;
						else if (happens === "give" && held) [call, held] = [{ ...call, transfer }, false];
						else if (happens === "end" && held) {
							[call, held] = [{ ...call, state: "ended" }, false];
							ends++;
						}
						continue;
					}
					const { change, effects } = transition(call, step.event, held);
					call = { ...call, ...change };
					for (const effect of effects) {
						if (effect.type === "finish") {
							assert.ok(!held, "nobody ends a call behind its holder's back");
							call = { ...call, state: "ended" };
							ends++;
						} else if (effect.type === "command" && effect.command.type === "end") {
							// The holder is told, writes the end down, and lets go.
							[call, held] = [{ ...call, state: "ended" }, false];
							ends++;
						} else if (effect.type === "instruct" && effect.what === "reconnect") {
							assert.equal(before.carrierEndedAt, null, "a call that is over is not called back");
							call = { ...call, mediaEpoch: call.mediaEpoch + 1 };
							held = false;
						}
					}
					if (before.state === "ended") {
						assert.ok(effects.every((effect) => effect.type === "instruct" && effect.what === "hang-up"));
						for (const fact of ["outcome", "cause", "carrierEndedAt"] as const)
							assert.ok(before[fact] === null || before[fact] === call[fact], fact);
					}
					assert.ok(rank[call.state] >= rank[before.state] || call.state === before.state);
					if (step.event.type === "ended") assert.equal(call.state, "ended", "the carrier's end is the end");
				}
				assert.ok(ends <= 1, `${ends} ends`);
				assert.ok(call.mediaEpoch <= mostMediaEpochs + 1);
			}),
			{ numRuns: 3000 },
		);
	});

	it("is the same when everything is delivered twice", () => {
		fc.assert(
			fc.property(fc.array(anyEvent, { maxLength: 20 }), (events) => {
				function run(list: readonly CarrierEvent[]): CallFacts {
					let call: CallFacts = { ...base, direction: "outbound" };
					for (const event of list) call = { ...call, ...transition(call, event, false).change };
					return call;
				}
				const facts = ({ outcome, cause, carrierDurationMs, answerer, state }: CallFacts) => [
					outcome,
					cause,
					carrierDurationMs,
					answerer,
					state,
				];
				const settled = events.filter(({ type }) => type !== "transfer-ended");
				assert.deepEqual(facts(run(settled)), facts(run(settled.flatMap((event) => [event, event]))));
			}),
		);
	});
});

describe("what a carrier's event does", () => {
	it("ends a call that nobody holds by the carrier's word", () => {
		const out: CallFacts = { ...base, direction: "outbound", state: "ringing" };
		assert.deepEqual(transition(out, ended("busy"), false).effects, [{ type: "finish", reason: "busy" }]);
		assert.deepEqual(transition(out, ended("no-answer"), false).effects, [{ type: "finish", reason: "no-answer" }]);
		assert.deepEqual(transition(base, ended(), false).effects, [{ type: "finish", reason: "contact-hung-up" }]);
		const started = { ...base, state: "live" as const, startedAt: new Date(1) };
		const ringing = { ...started, transfer: { ...transfer, ringing: true } };
		assert.equal(reasonOf(ringing, "completed"), "contact-hung-up", "gave up while the colleague was rung");
		const { change } = transition(ringing, { ...tag, type: "transfer-answered" }, false);
		assert.equal(reasonOf({ ...ringing, ...change }, "completed"), "transferred");
		assert.equal(
			reasonOf({ ...started, detachedAt: new Date(2) }, "completed"),
			"connection-lost",
			"waited in silence",
		);
		const given = { ...started, detachedAt: new Date(2), transfer };
		assert.equal(reasonOf(given, "completed"), "contact-hung-up", "on the way to a colleague no line is lost");
		assert.equal(reasonOf({ ...started, detachedAt: new Date(2), endRequestedBy: "Ana" }, "completed"), "user-ended");
		assert.equal(reasonOf(base, "cancelled"), "contact-hung-up", "gave up while it rang");
		assert.equal(reasonOf({ ...base, direction: "outbound" }, "cancelled"), "cancelled");
	});

	it("tells the holder of a call, who ends it with what was said", () => {
		const live: CallFacts = { ...base, state: "live", startedAt: new Date(1) };
		assert.deepEqual(transition({ ...live, endRequestedBy: "Ana" }, ended(), true).effects, [
			{ type: "command", command: { type: "end", reason: "user-ended" } },
		]);
		assert.deepEqual(transition(live, ended(), true).effects, [
			{ type: "command", command: { type: "end", reason: "contact-hung-up" } },
		]);
	});

	it("leaves the end to the holder when word of a transfer that is long over comes late", () => {
		const back: CallFacts = {
			...base,
			state: "live",
			startedAt: new Date(1),
			transfer: { ...transfer, ringing: true },
		};
		const late: CarrierEvent = { ...tag, type: "transfer-ended", outcome: "completed" };
		assert.deepEqual(types(transition(back, late, true)), ["hang-up"]);
		assert.deepEqual(types(transition(back, late, false)), ["hang-up", "finish"]);
	});

	it("brings a lost line back, but not for ever", () => {
		const live: CallFacts = { ...base, state: "live", startedAt: new Date(1) };
		const lost: CarrierEvent = { ...tag, type: "media-ended", reason: null, socket: null };
		assert.deepEqual(types(transition(live, lost, false)), ["reconnect"]);
		assert.deepEqual(transition({ ...live, mediaEpoch: mostMediaEpochs }, lost, false).effects, [
			{ type: "instruct", what: "hang-up" },
			{ type: "finish", reason: "connection-lost" },
		]);
		assert.deepEqual(types(transition({ ...live, state: "ended" }, lost, false)), ["hang-up"]);
		assert.deepEqual(types(transition({ ...live, carrierEndedAt: new Date(2) }, lost, false)), ["hang-up"]);
		assert.deepEqual(
			types(transition({ ...base, mediaEpoch: 3 }, lost, false)),
			["apologise", "finish"],
			"whoever heard nothing at all is told",
		);
	});

	it("rings one colleague after the other, and gives the caller back when nobody comes", () => {
		const lost: CarrierEvent = { ...tag, type: "media-ended", reason: null, socket: null };
		const noAnswer: CarrierEvent = { ...tag, type: "transfer-ended", outcome: "no-answer" };
		let call: CallFacts = { ...base, state: "live", startedAt: new Date(1), transfer };
		const steps: string[][] = [];
		for (const event of [lost, noAnswer, noAnswer]) {
			const result = transition(call, event, false);
			call = { ...call, ...result.change };
			steps.push([...types(result), String(call.transfer?.at)]);
			assert.equal(call.transfer?.answered, false);
		}
		assert.deepEqual(steps, [
			["transfer", "0"],
			["transfer", "1"],
			["reconnect", "2"],
		]);
		assert.deepEqual(types(transition(call, lost, false)), ["reconnect"], "a failed transfer is not tried again");
		const taken = transition(
			{ ...call, transfer: { ...transfer, ringing: true } },
			{ ...noAnswer, outcome: "completed" },
			false,
		);
		assert.deepEqual(types(taken), ["hang-up", "finish"]);
	});

	it("follows the policy for machines", () => {
		const machine: CarrierEvent = { ...tag, type: "machine", answerer: "machine", greetingOver: true };
		const out: CallFacts = {
			...base,
			direction: "outbound",
			dial: { machine: { action: "hang-up" }, ringMs: 1, digits: null },
		};
		assert.deepEqual(types(transition(out, machine, false)), ["hang-up", "finish"]);
		assert.deepEqual(types(transition({ ...out, state: "live" }, machine, true)), ["command"]);
		const message = { ...out, dial: { machine: { action: "message" as const, text: "x" }, ringMs: 1, digits: null } };
		assert.deepEqual(types(transition(message, machine, false)), [], "the message is left once there is sound");
		assert.deepEqual(types(transition(out, { ...machine, answerer: "human" }, true)), []);
	});
});
