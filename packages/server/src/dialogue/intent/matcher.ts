import { type GuideDefinition, type Language, type Locale, languageOf } from "@centralita/contracts";
import { fold, tidy } from "../text/fold.ts";
import type { Question } from "../types.ts";
import {
	contrary,
	coverage,
	deniesAffirmed,
	type Example,
	exampleOf,
	likeness,
	queryOf,
	type Rarity,
	reportsWell,
	type Stances,
	stancesOf,
	touches,
} from "./compare.ts";
import { askingWords, meaningOf, stopWords } from "./lexicon.ts";
import { type Sense, sensesOf, settle } from "./meaning.ts";
import { trigramSimilarity, trigrams } from "./trigrams.ts";
import { createVocabulary, stem } from "./vocabulary.ts";

export type IntentTarget = { type: "guide"; slug: string } | { type: "question"; index: number };
export type IntentCandidate = { target: IntentTarget; score: number };

/**
 * `match`: one clear subject. `ambiguous`: ask which (two or three), or whether it is that one. `none`: nothing close.
 * Candidates come best first, scores from 0 to 1.
 */
export type Intent = { kind: "match" | "ambiguous" | "none"; candidates: readonly IntentCandidate[] };

export type IntentSources = {
	guides: readonly GuideDefinition[];
	questions: readonly Question[];
	locale: Locale;
};

/** A clear match; below `unsure` nothing is even asked. `margin` separates a match from two possible ones. */
const limits = { sure: 0.56, unsure: 0.42, margin: 0.09 };

/** More than anybody says in a turn; bounds the work. */
const maxCharacters = 1000;

/** What a match with one clause of a sentence counts, beside one with all of it. */
const partial = 0.86;

type Entry = {
	target: IntentTarget;
	examples: readonly (Example & { letters: ReadonlySet<string> })[];
	stances: Stances;
	/** All that it speaks of, its description included. */
	speaksOf: ReadonlySet<string>;
};

/** Builds the search once for a conversation's guides and questions. */
export function createIntentMatcher(sources: IntentSources): (text: string) => Intent {
	const language = languageOf(sources.locale);
	const subjects = [
		...sources.guides.map((guide) => ({
			target: { type: "guide", slug: guide.slug } as IntentTarget,
			texts: guideTexts(guide, language),
			description: guide.description[language] ?? "",
		})),
		...sources.questions.map((question, index) => ({
			target: { type: "question", index } as IntentTarget,
			texts: [question.question, ...question.variants],
			description: "",
		})),
	];
	const vocabulary = createVocabulary(subjects.flatMap(({ texts }) => texts.flatMap(contentStems)));
	const senseOf = (text: string) => settle(sensesOf(text, vocabulary).flat());
	const read = subjects.map((subject) => ({ ...subject, senses: subject.texts.map(senseOf) }));
	const rarity = rarityOf(read.map(({ senses }) => senses.flat().map(({ name }) => name)));
	const entries = read.map(({ target, texts, senses, description }): Entry => {
		const examples = senses.map((sense, index) => ({
			...exampleOf(sense, rarity),
			letters: trigrams(texts[index] ?? ""),
		}));
		const speaksOf = new Set([...senses.flat(), ...senseOf(description)].map(({ name }) => name));
		return { target, examples, stances: stancesOf(examples), speaksOf };
	});

	const literal = literalTargets(subjects);

	return (raw) => {
		const text = raw.slice(0, maxCharacters);
		const asked = literal.get(literalOf(text));
		if (asked) return { kind: "match", candidates: [{ target: asked, score: 1 }] };
		const clauses = sensesOf(text, vocabulary);
		const whole = settle(clauses.flat());
		if (whole.length === 0) return { kind: "none", candidates: [] };
		const letters = trigrams(text);
		const well = reportsWell(whole);
		const all = queryOf(whole, well, rarity);
		const views =
			clauses.length > 1
				? [all, ...clauses.map((clause) => queryOf(settle(clause), well || reportsWell(clause), rarity))]
				: [all];
		const candidates = entries
			.map((entry) => ({ target: entry.target, score: scoreOf(entry) }))
			.filter(({ score }) => score >= limits.unsure)
			.sort((a, b) => b.score - a.score)
			.slice(0, 3);
		return decide(candidates);

		function scoreOf(entry: Entry): number {
			if (!touches(all, entry.stances)) return 0;
			let nearest: Entry["examples"][number] | undefined;
			let likest = 0;
			for (const example of entry.examples) {
				for (const view of views) {
					const like = likeness(view, example, rarity, limits.unsure - 0.01) * (view === all ? 1 : partial);
					if (like <= likest) continue;
					likest = like;
					nearest = example;
				}
			}
			const best = Math.max(likest, 0.8 * coverage(all, entry.stances, rarity));
			const base = best * (deniesAffirmed(all, entry.stances) ? contrary : 1) - strangers(whole, entry.speaksOf);
			// Letters alone cannot tell "prende" from "no prende": they only support a match of meaning.
			if (!nearest || base < limits.unsure - 0.1) return 0;
			const alike = trigramSimilarity(letters, nearest.letters);
			return Math.min(1, base * 0.94 + alike * 0.08);
		}
	};
}

/** One text against guides and questions: for evaluation and single look-ups. */
export const matchIntent = (text: string, sources: IntentSources): Intent => createIntentMatcher(sources)(text);

function decide(candidates: readonly IntentCandidate[]): Intent {
	const [first, second] = candidates;
	if (!first) return { kind: "none", candidates };
	if (first.score < limits.sure) return { kind: "ambiguous", candidates };
	if (second && first.score - second.score < limits.margin) return { kind: "ambiguous", candidates };
	return { kind: "match", candidates };
}

const guideTexts = (guide: GuideDefinition, language: Language): string[] => {
	const examples = guide.examples[language];
	const title = guide.title[language];
	return title === undefined ? [...examples] : [...examples, title];
};

/** A sentence without what opens and closes it. What divides it stays: "no, prende" is not "no prende". */
const literalOf = (text: string): string => fold(tidy(text)).replace(/^[¿¡\s]+|[?!.…\s]+$/g, "");

/** By the words of each example; null for words that more than one subject has. */
function literalTargets(
	subjects: readonly { target: IntentTarget; texts: readonly string[] }[],
): ReadonlyMap<string, IntentTarget | null> {
	const found = new Map<string, IntentTarget | null>();
	for (const { target, texts } of subjects)
		for (const text of texts) {
			const literal = literalOf(text);
			if (literal !== "") found.set(literal, !found.has(literal) || found.get(literal) === target ? target : null);
		}
	return found;
}

/** Where a sentence says nothing but common words ("¿dónde queda la oficina?"), they are what it is known by. */
function contentStems(text: string): string[] {
	const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	const telling = words.filter((word) => word.length > 1 && !stopWords.has(word));
	if (telling.length > 0) return telling.filter((word) => !meaningOf(word)).map(stem);
	const common = words.filter((word) => !askingWords.has(word));
	const longer = common.filter((word) => word.length > 3);
	return longer.length > 0 ? longer : common;
}

/** 1 for what only one entry speaks of, down to 0.35 for what most do. */
function rarityOf(entries: readonly (readonly string[])[]): Rarity {
	const counts = new Map<string, number>();
	for (const names of entries) for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
	const rarities = new Map([...counts].map(([name, count]) => [name, Math.max(0.35, 1 - Math.log2(count) * 0.16)]));
	return (name) => rarities.get(name) ?? 1;
}

/** What is taken off for what an entry never speaks of: another device most of all, and telling words ("comprar", "lento"). */
function strangers(query: Sense, speaksOf: ReadonlySet<string>): number {
	let foreign = 0;
	let device = 0;
	for (const { name, subject, weight } of query) {
		if (speaksOf.has(name)) continue;
		if (subject) device = Math.max(device, 0.25 * weight);
		else if (weight >= 0.9) foreign += 0.12;
	}
	return Math.min(0.45, foreign + device);
}
