import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuideDefinition } from "@centralita/contracts";
import { exitsOf, inReadingOrder } from "./outline.ts";

const text = (words: string) => ({ shown: { es: words } });
const definition = GuideDefinition.parse({
	slug: "g",
	title: { es: "G" },
	description: { es: "D" },
	examples: {},
	start: "b",
	nodes: [
		{ id: "a", kind: "end", outcome: "resolved" },
		{ id: "lost", kind: "end", outcome: "abandoned" },
		{
			id: "b",
			kind: "ask",
			text: text("¿A o C?"),
			variable: "v",
			answer: "choice",
			choices: [
				{ value: "c", label: { es: "C" }, next: "c" },
				{ value: "a", label: { es: "A" }, next: "a" },
			],
		},
		{
			id: "c",
			kind: "decide",
			cases: [{ when: { variable: "v", is: "equals", value: 1 }, next: "b" }],
			otherwise: "a",
		},
	],
});

describe("guide outline", () => {
	it("reads from the start, first way first, and ends with what is never reached", () => {
		assert.deepEqual(
			inReadingOrder(definition).map(({ id }) => id),
			["b", "c", "a", "lost"],
		);
	});

	it("names every way out", () => {
		const decide = definition.nodes[3];
		assert.ok(decide);
		assert.deepEqual(exitsOf(decide), [
			{ path: "cases.0.next", label: { kind: "if", condition: "v = 1" }, to: "b" },
			{ path: "otherwise", label: { kind: "otherwise" }, to: "a" },
		]);
	});
});
