import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { GuideDefinition, type Locale } from "@centralita/contracts";
import { createIntentMatcher, type Intent, matchIntent } from "./matcher.ts";

type Labelled = { text: string; guide: string | null; negation?: true };
const read = (file: string) =>
	readFileSync(new URL(`./fixtures/${file}`, import.meta.url), "utf8")
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));

const guides: GuideDefinition[] = read("examples.jsonl").map(({ slug, title, es, en }) =>
	GuideDefinition.parse({
		slug,
		title,
		description: title,
		examples: { es, en },
		start: "end",
		nodes: [{ id: "end", kind: "end", outcome: "informed" }],
	}),
);
const slugOf = ({ kind, candidates }: Intent) =>
	kind === "match" && candidates[0]?.target.type === "guide" ? candidates[0].target.slug : null;

for (const [language, locale] of [
	["es", "es-419"],
	["en", "en-US"],
] as const satisfies [string, Locale][]) {
	describe(`intents in ${language}`, () => {
		const match = createIntentMatcher({ guides, questions: [], locale });
		const cases: Labelled[] = read(`utterances-${language}.jsonl`);

		it("finds the guide first for at least nine of ten labelled utterances", () => {
			assert.ok(cases.length >= 80);
			const wrong = cases.filter(({ text, guide }) => slugOf(match(text)) !== guide);
			assert.ok(wrong.length <= cases.length * 0.1, JSON.stringify(wrong));
		});

		it("never takes an affirmed thing for a denied one", () => {
			const pairs = cases.filter(({ negation }) => negation);
			assert.ok(pairs.length >= 12);
			assert.deepEqual(
				pairs.filter(({ text }) => match(text).kind !== "none").map(({ text }) => text),
				[],
			);
		});
	});
}

describe("matching", () => {
	const source = { guides, questions: [], locale: "es-419" as const };

	it("asks which when two fit alike", () => {
		const twin = { ...(guides[0] as GuideDefinition), slug: "twin" };
		const intent = matchIntent("no tengo internet", { ...source, guides: [...guides, twin] });
		assert.equal(intent.kind, "ambiguous");
		assert.equal(intent.candidates.length, 2);
	});

	it("finds questions beside guides", () => {
		const intent = matchIntent("¿a qué hora abren mañana?", {
			...source,
			questions: [{ question: "¿Cuál es el horario?", variants: ["a qué hora abren"], answer: "De nueve a seis." }],
		});
		assert.deepEqual(intent.candidates[0]?.target, { type: "question", index: 0 });
	});

	it("finds each question by its own words, also those that say little elsewhere", () => {
		for (const [locale, asked] of [
			[
				"es-419",
				[
					"¿Dónde queda la oficina?",
					"¿Abren los sábados?",
					"¿Trabajan de noche?",
					"¿Cuál es el horario?",
					"¿Hacen envíos?",
				],
			],
			["en-US", ["Where is your office?", "Are you open on Monday?", "What are your hours?", "Do you work at night?"]],
		] as const) {
			const questions = asked.map((question) => ({ question, variants: [], answer: "x" }));
			const match = createIntentMatcher({ guides, questions, locale });
			for (const [index, text] of asked.entries()) {
				const { kind, candidates } = match(text);
				assert.deepEqual([kind, candidates[0]?.target], ["match", { type: "question", index }], text);
			}
		}
	});

	it("takes a comma for what it is", () => {
		const questions = [{ question: "No prende", variants: [], answer: "x" }];
		const match = createIntentMatcher({ guides: [], questions, locale: "es-419" });
		assert.equal(match("¡no prende!").kind, "match");
		assert.notEqual(match("no, prende").candidates[0]?.score, 1);
	});

	it("learns a company's own words from its examples", () => {
		const parking = GuideDefinition.parse({
			...guides[0],
			slug: "parking",
			title: { es: "Barrera del estacionamiento" },
			examples: { es: ["la barrera no sube", "no lee mi tarjeta en la barrera"] },
		});
		const sources = { ...source, guides: [...guides, parking] };
		assert.equal(slugOf(matchIntent("la barera no sube", sources)), "parking");
		assert.equal(slugOf(matchIntent("en el garaje no me lee la tarjeta", sources)), "parking");
	});

	it("answers anything without throwing", () => {
		for (const text of ["", " ", "¿?", "no", "no no no", "🙂", "x".repeat(4000)])
			assert.equal(matchIntent(text, source).kind, "none");
	});
});
