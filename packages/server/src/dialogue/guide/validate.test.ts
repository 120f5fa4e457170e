import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { GuideDefinition, GuideNode } from "@centralita/contracts";
import { internetGuide } from "../fixtures.ts";
import { validateGuide } from "./validate.ts";

const both = (text: string) => ({ shown: { es: text, en: text } });
const say = (id: string, next: string): GuideNode => ({ id, kind: "say", text: both(id), next });
const end = (id: string): GuideNode => ({ id, kind: "end", outcome: "resolved" });
const guide = (nodes: GuideNode[], overrides: Partial<GuideDefinition> = {}): GuideDefinition => ({
	...internetGuide,
	slug: "tried",
	start: nodes[0]?.id ?? "none",
	nodes,
	...overrides,
});
const kinds = (definition: GuideDefinition, others: GuideDefinition[] = []) =>
	validateGuide(definition, others).map(({ kind, node }) => [kind, node]);

describe("validateGuide", () => {
	it("finds nothing wrong with a sound guide", () => assert.deepEqual(validateGuide(internetGuide, []), []));

	it("finds targets that do not exist, and a first node that does not", () => {
		assert.deepEqual(
			kinds(guide([say("a", "gone"), end("b")])).filter(([kind]) => kind === "missing-target"),
			[["missing-target", "a"]],
		);
		assert.ok(kinds(guide([end("a")], { start: "gone" })).some(([kind]) => kind === "missing-start"));
	});

	it("finds nodes that nothing leads to", () => {
		assert.deepEqual(kinds(guide([end("a"), end("b")])), [["unreachable", "b"]]);
	});

	it("finds ways without an end, and loops that never wait", () => {
		const found = kinds(guide([say("a", "b"), say("b", "a"), end("c")]));
		assert.deepEqual(
			found.filter(([kind]) => kind === "dead-end"),
			[
				["dead-end", "a"],
				["dead-end", "b"],
			],
		);
		assert.deepEqual(
			found.filter(([kind]) => kind === "endless-loop"),
			[
				["endless-loop", "a"],
				["endless-loop", "b"],
			],
		);
	});

	it("allows a loop that waits for an answer", () => {
		const again: GuideNode = {
			id: "again",
			kind: "ask",
			text: both("?"),
			variable: "again",
			answer: "boolean",
			optional: false,
			choices: [
				{ value: "yes", label: { es: "Sí", en: "Yes" }, next: "again" },
				{ value: "no", label: { es: "No", en: "No" }, next: "over" },
			],
		};
		assert.deepEqual(kinds(guide([again, end("over")])), []);
	});

	it("finds answers that lead nowhere", () => {
		const ask = (
			answer: "choice" | "boolean" | "phone",
			choices: { value: string; label: { es: string; en: string }; next: string }[],
		): GuideNode => ({ id: "a", kind: "ask", text: both("?"), variable: "a", answer, optional: false, choices });
		const one = { value: "x", label: { es: "X", en: "X" }, next: "b" };
		assert.deepEqual(kinds(guide([ask("choice", [one]), end("b")])), [["missing-choices", "a"]]);
		assert.deepEqual(kinds(guide([ask("choice", [one, one]), end("b")])), [["duplicate-choice", "a"]]);
		assert.deepEqual(kinds(guide([ask("boolean", [{ ...one, value: "yes" }]), end("b")])), [["missing-choices", "a"]]);
		assert.ok(kinds(guide([ask("phone", []), end("b")])).some(([kind]) => kind === "missing-next"));
	});

	it("finds guides that are not there or contain themselves", () => {
		const into = (slug: string): GuideNode => ({ id: "in", kind: "guide", guide: slug, next: "out" });
		assert.deepEqual(kinds(guide([into("gone"), end("out")])), [["unknown-guide", "in"]]);
		assert.deepEqual(kinds(guide([into("tried"), end("out")])), [["guide-cycle", "in"]]);
		const other = { ...guide([into("tried"), end("out")]), slug: "other" };
		assert.deepEqual(kinds(guide([into("other"), end("out")]), [other]), [["guide-cycle", "in"]]);
	});

	it("finds texts that are missing in a language of the title", () => {
		const node: GuideNode = { id: "a", kind: "say", text: { shown: { es: "Hola" } }, next: "b" };
		assert.deepEqual(kinds(guide([node, end("b")])), [["missing-language", "a"]]);
		assert.deepEqual(kinds(guide([node, end("b")], { title: { es: "Hola" }, description: { es: "Hola" } })), []);
	});

	it("warns of a guide that nobody would find", () => {
		const problems = validateGuide(guide([end("a")], { examples: { es: [], en: ["x"] } }), []);
		assert.deepEqual(
			problems.map(({ kind, severity }) => [kind, severity]),
			[["no-examples", "warning"]],
		);
	});
});
