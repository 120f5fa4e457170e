import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type CallerScript, encodeMuLaw } from "../telephone/index.ts";
import { scriptOf, sentenceAudio, understand } from "./caller-script.ts";
import { PERSONAS, planPersona } from "./personas.ts";
import { type PlannedCall, planCall } from "./scenarios.ts";
import { sentences } from "./sentences.ts";
import { WATERMARKS } from "./watermark.ts";

const plan = (calls: number, out: number): PlannedCall[] =>
	Array.from({ length: calls }, (_, index) => planCall(index + 1, calls, out));

/** A WAV file in mu-law with these sentences, and a pause after each. */
function wavOf(...texts: readonly string[]): Buffer {
	const pieces = texts.flatMap((text) => [sentenceAudio(text), new Int16Array(2400)]);
	const data = Buffer.concat(pieces.map((pcm) => encodeMuLaw(pcm)));
	const header = Buffer.alloc(44);
	header.write("RIFF", 0, "latin1");
	header.writeUInt32LE(36 + data.length, 4);
	header.write("WAVEfmt ", 8, "latin1");
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(7, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(8000, 24);
	header.writeUInt32LE(8000, 28);
	header.writeUInt16LE(1, 32);
	header.writeUInt16LE(8, 34);
	header.write("data", 36, "latin1");
	header.writeUInt32LE(data.length, 40);
	return Buffer.concat([header, data]);
}

describe("the calls of a rehearsal", () => {
	test("go out as many as asked, each with a person of its own", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), (calls, some) => {
				const out = Math.min(some, calls);
				const planned = plan(calls, out);
				assert.equal(planned.filter(({ direction }) => direction === "outbound").length, out);
				assert.equal(new Set(planned.map(({ person }) => person)).size, calls);
				for (const { person } of planned) assert.match(person, /^\+[1-9]\d{6,14}$/);
			}),
		);
	});

	test("are of every kind among twenty", () => {
		const planned = plan(20, 5);
		const scenarios = planned.flatMap((call) => (call.direction === "inbound" ? [call.scenario] : []));
		assert.equal(new Set(scenarios).size, 10);
		const moves = scenarios.flatMap(({ moves: all }) => all);
		for (const what of ["says", "interrupts", "presses", "loses"])
			assert.ok(
				moves.some((move) => what in move),
				what,
			);
		assert.deepEqual(
			planned.flatMap((call) => (call.direction === "outbound" ? [call.answering.who] : [])),
			["person", "busy", "machine", "nobody", "person"],
		);
	});

	test("are by every persona in both languages when asked for", () => {
		const planned = Array.from({ length: PERSONAS }, (_, index) => planPersona(index + 1));
		assert.equal(new Set(planned.map(({ person }) => person)).size, PERSONAS);
		const names = planned.flatMap((call) => (call.direction === "inbound" ? [call.scenario.name] : []));
		assert.equal(new Set(names).size, PERSONAS - 2);
		assert.equal(planned.filter((call) => call.direction === "outbound").length, 2);
	});

	test("end with the person hanging up, who listens before speaking", () => {
		const script: CallerScript = scriptOf({
			name: "x",
			language: "es",
			moves: [{ says: sentences[0] ?? "" }, { loses: "line" }, { presses: "1" }],
		});
		assert.deepEqual(
			script.map((step) => Object.keys(step)[0]),
			["until", "say", "until", "dropSocket", "until", "until", "press", "until", "hangUp"],
		);
	});
});

describe("what people say", () => {
	test("can all be told apart after the telephone", () => {
		assert.ok(sentences.length <= WATERMARKS);
		for (const text of sentences) assert.equal(understand(wavOf(text)), text);
	});

	test("is understood in its order", () => {
		const [first = "", second = ""] = sentences;
		assert.equal(understand(wavOf(second, first)), `${second} ${first}`);
		assert.throws(() => sentenceAudio("Nadie dice esto."), /Nobody says/);
	});
});
