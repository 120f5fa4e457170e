import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { matching, wantedAt } from "./sign.ts";

const at = (marked: string) => wantedAt(marked.replace("|", ""), marked.indexOf("|"), ["/", "@"]);

describe("what is looked for while one types", () => {
	it("begins with a sign at the start of a word", () => {
		assert.deepEqual(at("/|"), { sign: "/", from: 0, query: "" });
		assert.deepEqual(at("Hola /gra| y más"), { sign: "/", from: 5, query: "gra" });
		assert.deepEqual(at("una línea\n@Ana Pé|"), { sign: "@", from: 10, query: "Ana Pé" });
		assert.deepEqual(at("/uno @dos|"), { sign: "@", from: 5, query: "dos" });
	});

	it("is nothing in the middle of a word, after a space, and on another line", () => {
		for (const text of ["y/o|", "ana@example.com|", "24/7|", "/ |", "@Ana |", "/x\ny|", "|/", "sin signos|", ""])
			assert.equal(at(text), null, text);
		assert.equal(at(`/${"x".repeat(60)}|`), null);
	});

	it("always stands between its sign and the caret", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom("/", "@", "a", " ", "\n") }), fc.nat(30), (text, place) => {
				const caret = Math.min(place, text.length);
				const wanted = wantedAt(text, caret, ["/", "@"]);
				if (wanted) assert.equal(text.slice(wanted.from, caret), wanted.sign + wanted.query);
			}),
		);
	});

	it("is found by the beginnings of words, whatever their accents", () => {
		const options = ["Horario de atención", "Gracias por esperar", "Envío"].map((label) => ({ label }));
		const found = (query: string) => matching(options, query).map(({ label }) => label);
		assert.deepEqual(found(""), ["Horario de atención", "Gracias por esperar", "Envío"]);
		assert.deepEqual(found("ATEN"), ["Horario de atención"]);
		assert.deepEqual(found("gra esp"), ["Gracias por esperar"]);
		assert.deepEqual(found("envio"), ["Envío"]);
		assert.deepEqual(found("racias"), []);
	});
});
