import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mentionedIn } from "@centralita/contracts";
import fc from "fast-check";

const people = ["Ana", "Ana Pérez", "Luis", "Luis"].map((name, id) => ({ id, name }));
const ids = (text: string, chosen: number[] = []) => mentionedIn(text, people, chosen).map(({ id }) => id);

describe("whom a note names", () => {
	it("is whoever has the longest name that stands there in full", () => {
		assert.deepEqual(ids("@Ana, ¿lo ves?"), [0]);
		assert.deepEqual(ids("¿lo ve @ana perez? (@ANA)"), [1, 0]);
		assert.deepEqual(ids("@Ana Pérezosa"), [0]);
	});

	it("is the one that was chosen where several have that name, and nobody without a choice", () => {
		assert.deepEqual(ids("@Luis y otra vez @luis"), []);
		assert.deepEqual(ids("¿@luis?", [3]), [3]);
		assert.deepEqual(ids("@Luis y @Luis", [3, 2]), [3, 2]);
		assert.deepEqual(ids("@Luis", [2, 3]), [3], "the first was written over");
		assert.deepEqual(ids("@Luis y @Luis", [3, 3]), [3], "once");
		assert.deepEqual(ids("nadie", [2]), [], "whoever is not in the note");
		assert.deepEqual(ids("@Ana", [3]), [0]);
	});

	it("is nobody in an address, within a word, or of another name", () => {
		for (const text of ["luis@ana.example", "a@Luis", "@Anabel", "Ana", "@ Ana", "@@Ana", ""])
			assert.deepEqual(ids(text), [], text);
	});

	it("takes any text and any name", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, name) => {
				assert.ok(mentionedIn(text, [{ id: 1, name }], [1]).length <= 1);
			}),
		);
	});
});
