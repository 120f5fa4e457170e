import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { GuideNode } from "@centralita/contracts";
import { trafficOf } from "./traffic.ts";

const words = { es: "a", en: "a" };
const text = { shown: words };
const step: GuideNode = {
	id: "restart",
	kind: "step",
	title: words,
	instructions: [text],
	warnings: [],
	resources: [],
	expected: words,
	estimatedMinutes: 1,
	worked: "end",
	failed: "cable",
};

describe("what sessions took", () => {
	it("tells a step's ways apart, and leaves out where they no longer lead", () => {
		const found = trafficOf(step, [
			{ node: "restart", next: "end", outcome: "worked", times: 6 },
			{ node: "restart", next: "cable", outcome: "failed", times: 2 },
			{ node: "restart", next: "cable", outcome: "skipped", times: 1 },
			{ node: "restart", next: "gone", outcome: "failed", times: 1 },
			{ node: "other", next: "end", outcome: "worked", times: 9 },
		]);
		assert.deepEqual(Object.fromEntries(found), {
			worked: { times: 6, share: 0.6 },
			failed: { times: 3, share: 0.3 },
		});
		const both = trafficOf({ ...step, failed: "end" }, [
			{ node: "restart", next: "end", outcome: "worked", times: 1 },
			{ node: "restart", next: "end", outcome: "failed", times: 3 },
		]);
		assert.deepEqual([both.get("worked")?.times, both.get("failed")?.times], [1, 3]);
	});

	it("gives the first of several ways to one node their sum", () => {
		const ask: GuideNode = {
			id: "color",
			kind: "ask",
			text,
			variable: "color",
			answer: "choice",
			optional: false,
			choices: ["red", "green", "blue"].map((value) => ({
				value,
				label: words,
				next: value === "blue" ? "end" : "restart",
			})),
		};
		const found = trafficOf(ask, [
			{ node: "color", next: "restart", outcome: "answered", times: 3 },
			{ node: "color", next: "end", outcome: "answered", times: 1 },
		]);
		assert.deepEqual(Object.fromEntries(found), {
			"choices.0.next": { times: 3, share: 0.75 },
			"choices.2.next": { times: 1, share: 0.25 },
		});
		assert.equal(trafficOf(ask, []).size, 0);
	});
});
