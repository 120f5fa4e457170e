import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFakeClock } from "../../../ports/fakes/clock.ts";
import type { CarrierEvent, CarrierInstruction } from "../../../ports/telephony.ts";
import { makeUpFor, notNow } from "./outage.ts";

const url = "https://calls.example/carriers/twilio/1/voice?call=2";
const ended: CarrierEvent = {
	key: "k",
	carrierCallId: "CA1",
	callId: null,
	at: null,
	type: "ended",
	outcome: "completed",
	cause: null,
	durationMs: null,
};
const incoming: CarrierEvent = { ...ended, type: "incoming", from: null, to: "+1" };

describe("what carriers are told while nothing can be decided", () => {
	it("is to ask again, a few times, and then to let go in words", () => {
		const told: CarrierInstruction[] = [];
		for (let asked = url; ; ) {
			const instruction = notNow(asked, "en-US");
			told.push(instruction);
			if (instruction.type !== "ask-again") break;
			asked = instruction.url;
		}
		assert.deepEqual(
			told.map((each) => (each.type === "ask-again" ? [each.url, each.text] : each.type)),
			[
				[`${url}&again=1`, "One moment, please."],
				[`${url}&again=2`, null],
				[`${url}&again=3`, null],
				[`${url}&again=4`, null],
				"say",
			],
		);
		const first = notNow("https://calls.example/voice", "es-419");
		assert.ok(first.type === "ask-again" && first.url === "https://calls.example/voice?again=1");
	});

	it("comes later to those that do not ask, once it can be decided", async () => {
		const clock = createFakeClock();
		let answers = false;
		let tries = 0;
		const handle = async (): Promise<CarrierInstruction | null> => {
			tries++;
			if (!answers) throw new Error("the database restarts");
			return { type: "hang-up" };
		};
		const told = makeUpFor(clock, incoming, "en-US", handle(), handle);
		await clock.advance(3500);
		assert.equal(tries, 4);
		answers = true;
		await clock.advance(1000);
		assert.deepEqual(await told, { type: "hang-up" });
	});

	it("is words for whoever waits on the line for too long; what nobody waits for is given up", async () => {
		const clock = createFakeClock();
		const hangs = () => new Promise<null>(() => {});
		const waiting = makeUpFor(clock, incoming, "en-US", hangs(), hangs);
		const over = makeUpFor(clock, ended, "en-US", hangs(), hangs);
		await clock.advance(20_000);
		assert.equal((await waiting)?.type, "say");
		await clock.advance(40_000);
		assert.equal(await over, null);
		assert.equal(clock.pending, 0);
	});
});
