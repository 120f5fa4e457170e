import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { requestMessages } from "./history.ts";
import { plainSpeech } from "./plain-speech.ts";
import { createSentenceCutter } from "./sentences.ts";
import { createThinkFilter } from "./think-filter.ts";

/** A text cut at random places. */
const pieces = (text: string) =>
	fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 8 }).map((cuts) => {
		const at = [0, ...cuts, text.length].sort((a, b) => a - b);
		return at.slice(1).map((end, index) => text.slice(at[index], end));
	});

describe("thinking", () => {
	it("is never spoken, wherever the stream is cut", () => {
		fc.assert(
			fc.property(pieces("<think>secret a < b</think>Hola. <think>more secret</think>¿Qué tal? a < b"), (parts) => {
				const filter = createThinkFilter();
				const out = parts.map((part) => filter.push(part)).join("") + filter.flush();
				assert.equal(out, "Hola. ¿Qué tal? a < b");
			}),
		);
	});

	it("that never ends stays unspoken", () => {
		const filter = createThinkFilter();
		assert.equal(filter.push("Bien. <think>hmm") + filter.flush(), "Bien. ");
	});
});

describe("sentences", () => {
	it("come out whole and complete, wherever the stream is cut", () => {
		const text =
			"Claro que sí. El Sr. Pérez atiende a las 9.30, y si quieres lo llamo ahora mismo, sin problema. ¿Te parece? Bien";
		fc.assert(
			fc.property(pieces(text), (parts) => {
				const cutter = createSentenceCutter();
				const out = parts.flatMap((part) => cutter.push(part));
				for (const piece of out) assert.match(piece, /[.?!,;:\n]\s*$/);
				assert.equal(out.join("") + cutter.finish(), text);
			}),
		);
	});

	it("tell how the last one ended", () => {
		const cutter = createSentenceCutter();
		assert.equal(cutter.ending, "nothing");
		cutter.push("Hola. Te cu");
		assert.equal(cutter.ending, "sentence");
		cutter.push("ento cómo se hace para que vuelva a andar la impresora, primero");
		assert.equal(cutter.ending, "clause");
	});
});

describe("markup", () => {
	it("is taken out of what is spoken", () => {
		assert.equal(
			plainSpeech("# Pasos\n- **Apaga** el `módem`\n- Mira [la guía](https://x.test/a_b) 😀\n> y espera"),
			"Pasos Apaga el módem Mira la guía y espera",
		);
		assert.equal(plainSpeech("escribe a juan_perez@x.test"), "escribe a juan_perez@x.test");
	});
});

describe("messages of a request", () => {
	it("join neighbours, give each call its result, and drop results without a call", () => {
		assert.deepEqual(
			requestMessages([
				{ role: "assistant", text: "Hola." },
				{ role: "assistant", text: "¿Sigues ahí?" },
				{ role: "user", text: "sí" },
				{
					role: "assistant",
					text: "",
					toolCalls: [
						{ id: "1", name: "a", arguments: {} },
						{ id: "2", name: "b", arguments: {} },
					],
				},
				{ role: "tool", callId: "2", name: "b", result: 2 },
				{ role: "tool", callId: "9", name: "z", result: 9 },
			]),
			[
				{ role: "assistant", text: "Hola. ¿Sigues ahí?" },
				{ role: "user", text: "sí" },
				{
					role: "assistant",
					text: "",
					toolCalls: [
						{ id: "1", name: "a", arguments: {} },
						{ id: "2", name: "b", arguments: {} },
					],
				},
				{ role: "tool", callId: "1", name: "a", result: { status: "cancelled" } },
				{ role: "tool", callId: "2", name: "b", result: 2 },
			],
		);
	});

	it("begin with the contact when the beginning is left out", () => {
		const long = Array.from({ length: 101 }, (_, index) => ({
			role: index % 2 === 0 ? ("user" as const) : ("assistant" as const),
			text: `${index}`,
		}));
		const request = requestMessages(long);
		assert.ok(request.length <= 40);
		assert.equal(request[0]?.role, "user");
		assert.deepEqual(request.at(-1), long.at(-1));
	});
});
