import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Rules, takes } from "./rule.ts";

const chat = { assistantId: "a", language: "es", guides: ["no-internet", "callback"] } as const;
const rules = (some: Partial<Rules>): Rules => ({ assistantIds: [], guides: [], languages: [], ...some });

describe("a queue", () => {
	it("takes a chat that each of its rules names", () => {
		for (const some of [
			{ assistantIds: ["b", "a"] },
			{ guides: ["no-internet"] },
			{ languages: ["es" as const] },
			{ assistantIds: ["a"], guides: ["callback"], languages: ["es" as const] },
		])
			assert.equal(takes(rules(some), chat), true, JSON.stringify(some));
	});

	it("leaves one that any of them does not name, and takes nothing without a rule", () => {
		for (const some of [
			{},
			{ assistantIds: ["b"] },
			{ guides: ["billing-question"] },
			{ languages: ["en" as const] },
			{ assistantIds: ["a"], languages: ["en" as const] },
		])
			assert.equal(takes(rules(some), chat), false, JSON.stringify(some));
		assert.equal(takes(rules({ guides: ["no-internet"] }), { ...chat, guides: [] }), false);
	});
});
