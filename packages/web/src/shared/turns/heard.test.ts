import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { splitHeard } from "./heard.ts";

test("without word of what was heard, all was", () => {
	assert.deepEqual(splitHeard("Hola. ¿Qué tal?", undefined), { heard: "Hola. ¿Qué tal?", unheard: "" });
});

test("nothing heard leaves all of it unheard", () => {
	assert.deepEqual(splitHeard("Hola.", ""), { heard: "", unheard: "Hola." });
});

test("spaces may differ", () => {
	assert.deepEqual(splitHeard("Hola.  Soy Ana. Dime.", "Hola. Soy Ana."), {
		heard: "Hola.  Soy Ana.",
		unheard: " Dime.",
	});
});

test("what is no prefix is shown as it was heard", () => {
	assert.deepEqual(splitHeard("Marca 5", "Marca cinco"), { heard: "Marca cinco", unheard: "" });
});

test("any prefix splits so that the parts make the whole", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (text, cut) => {
			const letters = [...text];
			const prefix = letters.slice(0, cut % (letters.length + 1)).join("");
			const split = splitHeard(text, prefix);
			assert.equal(split.heard + split.unheard, text);
			assert.equal(split.heard.replace(/\s/g, ""), prefix.replace(/\s/g, ""));
		}),
	);
});
