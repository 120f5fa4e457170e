import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { editDistance } from "./edit-distance.ts";
import { fold, plainWords } from "./fold.ts";
import { fill } from "./localise.ts";
import { tokenise } from "./tokens.ts";

describe("text", () => {
	it("folds case and accents and keeps every position", () => {
		assert.equal(fold("ÑANDÚ ‘Así’"), "nandu 'asi'");
		fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => fold(text).length === text.length));
	});

	it("keeps words apart and numbers whole, each where it was", () => {
		assert.deepEqual(
			tokenise("El 1.200,50 — don’t").map(({ text }) => text),
			["El", "1.200,50", "—", "don’t"],
		);
		fc.assert(
			fc.property(fc.string(), (text) =>
				tokenise(text).every(({ text: token, start, end }) => text.slice(start, end) === token),
			),
		);
	});

	it("gives plain words only", () => assert.equal(plainWords("  ¿Qué  pasó, don’t?  "), "que paso don't"));

	it("counts typing errors, a swap as one", () => {
		assert.equal(editDistance("internet", "intenret", 2), 1);
		assert.equal(editDistance("internet", "inernet", 2), 1);
		assert.equal(editDistance("abc", "xyz", 2), 3);
	});

	it("fills in what is known and leaves no hole for what is not", () => {
		assert.equal(fill("Hola {{name}}, ¿qué tal?", { name: "Ana" }), "Hola Ana, ¿qué tal?");
		assert.equal(fill("Hola {{name}}, ¿qué tal?", {}), "Hola, ¿qué tal?");
	});
});
