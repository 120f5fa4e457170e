import assert from "node:assert/strict";
import { test } from "node:test";
import { addLatency, addWords, type TranscriptEntry } from "./transcript.ts";

const words = (turnId: string, text: string, final: boolean, heard?: string) => ({
	type: "transcript" as const,
	turnId,
	who: "assistant" as const,
	text,
	final,
	...(heard === undefined ? {} : { heard }),
});
const all = (...messages: ReturnType<typeof words>[]) =>
	messages.reduce<readonly TranscriptEntry[]>((entries, message) => addWords(entries, message), []);

test("partials of a turn replace each other, and turns keep their order", () => {
	const entries = all(words("a", "Ho", false), words("b", "¿Sí?", true), words("a", "Hola", true));
	assert.deepEqual(
		entries.map((entry) => [entry.turnId, entry.text, entry.final]),
		[
			["a", "Hola", true],
			["b", "¿Sí?", true],
		],
	);
});

test("a late partial does not undo the end of a turn", () => {
	assert.equal(all(words("a", "Hola, buenas", true), words("a", "Hola", false))[0]?.text, "Hola, buenas");
});

test("what was heard may come with the end or after it", () => {
	assert.equal(all(words("a", "Hola. Soy Ana.", true), words("a", "Hola. Soy Ana.", true, "Hola."))[0]?.heard, "Hola.");
	assert.equal(all(words("a", "Hola.", false, "Ho"), words("a", "Hola. Soy", true))[0]?.heard, "Ho");
});

test("a turn that ends without words goes", () => {
	assert.deepEqual(all(words("a", "eh", false), words("a", " ", true)), []);
	assert.deepEqual(all(words("a", "", true)), []);
});

test("latencies of one turn join, and do not wait for its words", () => {
	const twice = addLatency(addLatency({}, "a", { endpointMs: 300 }), "a", { firstAudioMs: 700 });
	assert.deepEqual(addLatency(twice, "b", { endpointMs: 10 }), {
		a: { endpointMs: 300, firstAudioMs: 700 },
		b: { endpointMs: 10 },
	});
});
