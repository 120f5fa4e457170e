import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseMaskingCases, scoreMasking } from "../evals/masking-score.ts";

const casesOf = (name: string) =>
	parseMaskingCases(readFileSync(new URL(`../evals/${name}.jsonl`, import.meta.url), "utf8"));

for (const name of ["masking", "masking-held-out"])
	test(`everything in the cases of ${name} goes or stays as it is to`, () => {
		const { misses, precision, recall } = scoreMasking(casesOf(name), "AR");
		assert.deepEqual({ misses, precision, recall }, { misses: [], precision: 1, recall: 1 });
	});

test("a score tells what was missed, what was hidden, and what nobody asked for", () => {
	const cases = parseMaskingCases(
		[
			{ text: "dni 12345678A", masked: ["12345678A"] },
			{ text: "mail a@example.com", kept: ["a@example.com"] },
			{ text: "b@example.com" },
			{ text: "c@example.com", masked: ["c@example.com"] },
		]
			.map((one) => JSON.stringify(one))
			.join("\n"),
	);
	const { misses, precision, recall } = scoreMasking(cases, "AR");
	assert.deepEqual(
		misses.map(({ line, what }) => [line, what]),
		[
			[1, "not masked"],
			[2, "hidden"],
			[3, "also hidden"],
		],
	);
	assert.equal(recall, 0.5);
	assert.ok(Math.abs(precision - 1 / 3) < 1e-9);
});

test("cases that are none are refused by their line", () => {
	assert.throws(() => parseMaskingCases('{"text":"a"}\nno'), /^Error: line 2: is no JSON$/);
	assert.throws(() => parseMaskingCases('{"text":"a","kept":["b"]}'), /^Error: line 1: "b" is not in the text$/);
	assert.throws(() => parseMaskingCases('{"masked":["b"]}'), /^Error: line 1: needs/);
});
