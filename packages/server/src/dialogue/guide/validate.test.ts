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
	validateGuide(definition, others)
		.filter(({ severity }) => severity === "error")
		.map(({ code, node }) => [code, node]);

describe("validateGuide", () => {
	it("finds nothing wrong with a sound guide", () => assert.deepEqual(validateGuide(internetGuide, []), []));

	it("finds targets that do not exist, and a first node that does not", () => {
		assert.deepEqual(
			kinds(guide([say("a", "gone"), end("b")])).filter(([code]) => code === "missing-target"),
			[["missing-target", "a"]],
		);
		assert.ok(kinds(guide([end("a")], { start: "gone" })).some(([code]) => code === "missing-start"));
	});

	it("finds nodes that nothing leads to", () => {
		assert.deepEqual(kinds(guide([end("a"), end("b")])), [["unreachable", "b"]]);
	});

	it("finds ways without an end, and loops that never wait", () => {
		const found = kinds(guide([say("a", "b"), say("b", "a"), end("c")]));
		assert.deepEqual(
			found.filter(([code]) => code === "dead-end"),
			[
				["dead-end", "a"],
				["dead-end", "b"],
			],
		);
		assert.deepEqual(
			found.filter(([code]) => code === "endless-loop"),
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
		assert.deepEqual(kinds(guide([ask("choice", [one, { ...one, label: { es: "Y", en: "Y" } }]), end("b")])), [
			["duplicate-choice", "a"],
		]);
		assert.deepEqual(kinds(guide([ask("boolean", [{ ...one, value: "yes" }]), end("b")])), [["missing-choices", "a"]]);
		assert.ok(kinds(guide([ask("phone", []), end("b")])).some(([code]) => code === "missing-next"));
	});

	it("finds guides that are not there or contain themselves", () => {
		const into = (slug: string): GuideNode => ({ id: "in", kind: "guide", guide: slug, next: "out" });
		assert.deepEqual(kinds(guide([into("gone"), end("out")])), [["unknown-guide", "in"]]);
		assert.deepEqual(kinds(guide([into("tried"), end("out")])), [["guide-cycle", "in"]]);
		const other = { ...guide([into("tried"), end("out")]), slug: "other" };
		assert.deepEqual(kinds(guide([into("other"), end("out")]), [other]), [["guide-cycle", "in"]]);
	});

	it("finds texts that are missing in a language, and says where", () => {
		const node: GuideNode = { id: "a", kind: "say", text: { shown: { es: "Hola" } }, next: "b" };
		const problems = validateGuide(guide([node, end("b")], { title: { es: "Hola", en: " " } }), []);
		assert.deepEqual(
			problems.map(({ code, node, path, message }) => [code, node, path, message.es]),
			[
				["missing-language", null, "title.en", "Falta el texto en inglés."],
				["missing-language", "a", "nodes.0.text.shown.en", "Falta el texto en inglés."],
			],
		);
	});

	it("finds what takes too long to say: a warning, and an error at twice the time", () => {
		const spoken = (sentences: number) => {
			const es = "Ahora desconecta el cable negro de atrás. ".repeat(sentences);
			const text = { shown: { es, en: "Short." }, spoken: { es, en: "Short." } };
			return validateGuide(guide([{ id: "a", kind: "say", text, next: "b" }, end("b")]), [], { spokenSeconds: 10 });
		};
		assert.deepEqual(spoken(2), []);
		assert.deepEqual(
			[spoken(4), spoken(12)].map(([problem]) => [problem?.code, problem?.severity, problem?.path]),
			[
				["too-long-to-say", "warning", "nodes.0.text.spoken.es"],
				["too-long-to-say", "error", "nodes.0.text.spoken.es"],
			],
		);
		// What is only shown may be long, when something shorter is said.
		const text = { shown: { es: "x ".repeat(400), en: "x ".repeat(400) }, spoken: { es: "Sí.", en: "Yes." } };
		assert.deepEqual(validateGuide(guide([{ id: "a", kind: "say", text, next: "b" }, end("b")]), []), []);
	});

	it("finds names that nothing gives a value, and comparisons with nothing", () => {
		const decide: GuideNode = {
			id: "a",
			kind: "decide",
			cases: [{ when: { variable: "colour", is: "equals" }, next: "b" }],
			otherwise: "b",
		};
		const problems = validateGuide(
			guide([decide, { ...end("b"), text: both("{{problem}} {{colur}}") } as GuideNode]),
			[],
		);
		assert.deepEqual(
			problems.map(({ code, path }) => [code, path]),
			[
				["missing-value", "nodes.0.cases.0.when.value"],
				["unknown-variable", "nodes.0.cases.0.when.variable"],
				["unknown-variable", "nodes.1.text.shown.es"],
				["unknown-variable", "nodes.1.text.shown.en"],
			],
		);
	});

	it("finds choices that read the same", () => {
		const choice = (value: string, es: string) => ({ value, label: { es, en: value }, next: "b" });
		const ask: GuideNode = {
			id: "a",
			kind: "ask",
			text: both("?"),
			variable: "a",
			answer: "choice",
			optional: false,
			choices: [choice("x", "Sí"), choice("y", "si")],
		};
		assert.deepEqual(kinds(guide([ask, end("b")])), [["same-label", "a"]]);
	});

	it("names what the contract refuses of a draft, once", () => {
		const ask: GuideNode = {
			id: "a",
			kind: "ask",
			text: both("?"),
			variable: "",
			answer: "text",
			optional: false,
			next: "",
		};
		const problems = validateGuide(guide([ask, end("b")]), []);
		assert.deepEqual(
			problems.map(({ code, path }) => [code, path]),
			[
				["missing-target", "nodes.0.next"],
				["unreachable", "nodes.1"],
				["dead-end", "nodes.0"],
				["invalid-value", "nodes.0.variable"],
			],
		);
	});

	it("warns of a guide that nobody would find", () => {
		const problems = validateGuide(guide([end("a")], { examples: { es: [], en: ["x"] } }), []);
		assert.deepEqual(
			problems.map(({ code, severity }) => [code, severity]),
			[["no-examples", "warning"]],
		);
	});
});
