import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Stage, stage } from "./testing.ts";

const frame = (sample: number) => new Int16Array(320).fill(sample);
const words = (call: Stage, who: "contact" | "assistant") =>
	call
		.turns()
		.filter((turn) => turn.who === who)
		.map(({ heard }) => heard);
const loudest = (pcm: Int16Array) => pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
/** Frames of somebody else, at the pace of sound. */
async function talk(call: Stage, sample: number, ms: number): Promise<void> {
	for (let at = 0; at < ms; at += 20) {
		call.session.relay(frame(sample));
		await call.clock.advance(20);
	}
}

describe("a suspended session", () => {
	it("writes down what the caller says, and answers nothing until it is resumed", async () => {
		const call = stage((input) => (input.type === "text" ? "Bien." : ""));
		call.session.suspend();
		call.transcriber?.hear("¿Hay alguien?");
		await call.speak(500);
		await call.quiet(2000);
		assert.deepEqual([words(call, "contact"), words(call, "assistant")], [["¿Hay alguien?"], []]);
		call.session.resume("Sigo contigo.");
		await call.quiet(2000);
		call.transcriber?.hear("Hola.");
		await call.speak(500);
		await call.quiet(2000);
		assert.deepEqual(words(call, "assistant"), ["Sigo contigo.", "Bien."]);
	});

	it("falls silent in the middle of a sentence, which counts as far as it was heard", async () => {
		const call = stage(() => "Uno dos tres cuatro cinco seis siete ocho nueve diez.");
		await call.clock.advance(600);
		call.session.suspend();
		const heardUntil = call.connection.played().length;
		await call.quiet(2000);
		assert.equal(call.connection.played().length, heardUntil);
		assert.equal(call.turns()[0]?.interrupted, true);
	});

	it("passes somebody else's sound on to the caller and into the recording", async () => {
		const call = stage(() => "", {});
		call.session.suspend();
		await talk(call, 7000, 400);
		assert.equal(loudest(call.connection.played()), 7000);
		await call.clock.advance(200);
		call.session.end("user-ended");
		assert.ok(call.recorded.assistant.includes(7000));
	});

	it("drops what would be heard too late", async () => {
		const call = stage(() => "", {});
		call.session.suspend();
		for (let i = 0; i < 100; i++) call.session.relay(frame(7000));
		const sent = call.connection.sent.reduce((sum, { samples }) => sum + samples, 0);
		assert.ok(sent <= 16 * 440, `${sent} samples at once`);
	});

	it("does not mix somebody else's sound into a sentence of its own", async () => {
		const call = stage(() => "", {});
		call.session.suspend();
		call.session.say("Te comunico con una persona.");
		await talk(call, 7000, 400);
		assert.ok(!call.connection.played().includes(7000), "the sentence comes first");
		await call.quiet(4000);
		await talk(call, 7000, 400);
		assert.ok(call.connection.played().includes(7000));
		assert.deepEqual(words(call, "assistant"), ["Te comunico con una persona."]);
	});

	it("neither prompts nor ends a call in which a person talks", async () => {
		const call = stage((input) => (input.type === "silence" ? "¿Sigues ahí?" : ""), {
			settings: { silenceAfterMs: 2000, maxDurationMs: 5000 },
		});
		call.session.suspend();
		await call.quiet(30_000);
		assert.deepEqual(words(call, "assistant"), []);
		assert.equal(call.connection.hungUp, null);
		call.session.resume(null);
		await call.quiet(90_000);
		assert.notEqual(call.connection.hungUp, null);
	});
});
