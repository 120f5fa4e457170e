import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssistantDefinition } from "@centralita/contracts";
import fc from "fast-check";
import { blankDefinition } from "./blank-definition.ts";
import { changeLabel } from "./change-label.ts";
import { moveItem, removeAt, replaceAt } from "./editor/list-of.ts";
import { sectionOfPath } from "./editor/section-of-path.ts";
import { sections } from "./sections.ts";

describe("blank assistant", () => {
	it("can be saved as it is, in both languages", () => {
		for (const language of ["es", "en"] as const) {
			const definition = blankDefinition(language, "Ventas");
			assert.deepEqual(AssistantDefinition.parse(definition), definition);
			assert.ok(definition.locale.startsWith(language));
		}
	});
});

describe("sections of the editor", () => {
	it("hold every part of a definition", () => {
		const used = new Set(Object.keys(AssistantDefinition.shape).map(sectionOfPath));
		assert.deepEqual([...used].sort(), [...sections].sort());
		assert.equal(sectionOfPath("extraction.2.name"), "extraction");
		assert.equal(sectionOfPath("silence.prompts.0"), "limits");
	});
});

describe("labels of changes", () => {
	it("name the field, its place and what it belongs to", () => {
		assert.deepEqual(changeLabel("prompt"), { keys: ["prompt"], number: null, rest: null });
		assert.deepEqual(changeLabel("questions.2.answer"), {
			keys: ["questions", "questions.answer"],
			number: 3,
			rest: null,
		});
		assert.deepEqual(changeLabel("turnTaking.minDelayMs").keys, ["turnTaking.minDelayMs"]);
	});

	it("keep the technical name of what has none", () => {
		assert.deepEqual(changeLabel("future.thing"), { keys: [], number: null, rest: "future.thing" });
	});
});

describe("lists of the editor", () => {
	it("keep every item when one moves, and moving back restores them", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer(), { minLength: 1 }),
				fc.nat(),
				fc.integer({ min: -3, max: 3 }),
				(list, at, by) => {
					const index = at % list.length;
					const moved = moveItem(list, index, by);
					assert.deepEqual([...moved].sort(), [...list].sort());
					const inside = index + by >= 0 && index + by < list.length;
					assert.deepEqual(inside ? moveItem(moved, index + by, -by) : moved, list);
				},
			),
		);
	});

	it("change and remove one place", () => {
		assert.deepEqual(replaceAt(["a", "b"], 1, "c"), ["a", "c"]);
		assert.deepEqual(removeAt(["a", "b"], 0), ["b"]);
	});
});
