import { type GuideDefinition, type Language, type Locale, languageOf } from "@centralita/contracts";
import { fold } from "../text/fold.ts";
import type { Question } from "../types.ts";
import { meaningOf, stopWords } from "./lexicon.ts";
import { createVocabulary, type Sense, sensesOf, stem } from "./meaning.ts";
import { trigramSimilarity, trigrams } from "./trigrams.ts";

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

type Example = { sense: Sense; letters: ReadonlySet<string> };
type Entry = { target: IntentTarget; examples: readonly Example[] };

/** Builds the search once for a conversation's guides and questions. */
export function createIntentMatcher(sources: IntentSources): (text: string) => Intent {
	const language = languageOf(sources.locale);
	const texts = [
		...sources.guides.map((guide) => guideTexts(guide, language)),
		...sources.questions.map(questionTexts),
	];
	const targets: IntentTarget[] = [
		...sources.guides.map((guide): IntentTarget => ({ type: "guide", slug: guide.slug })),
		...sources.questions.map((_, index): IntentTarget => ({ type: "question", index })),
	];
	const vocabulary = createVocabulary(texts.flat().flatMap(contentStems));
	const senses = texts.map((list) => list.map((text) => ({ text, sense: sensesOf(text, vocabulary).flat() })));
	const rarity = rarityOf(senses.map((list) => list.flatMap(({ sense }) => sense.map(({ name }) => name))));
	const weigh = (sense: Sense) => sense.reduce((sum, concept) => sum + concept.weight * rarity(concept.name), 0);
	const entries: Entry[] = targets.map((target, index) => ({
		target,
		examples: (senses[index] ?? []).map(({ text, sense }) => ({ sense, letters: trigrams(text) })),
	}));

	return (raw) => {
		const text = raw.slice(0, maxCharacters);
		const letters = trigrams(text);
		const clauses = sensesOf(text, vocabulary);
		const whole = settle(clauses.flat());
		const views = clauses.length > 1 ? [whole, ...clauses.map(settle)] : [whole];
		const candidates = entries
			.map(({ target, examples }) => {
				const contradicted = contradicts(whole, examples);
				const best = Math.max(
					0,
					...views.flatMap((view) => examples.map((example) => compare(view, example, weigh, rarity))),
				);
				const alike = Math.max(0, ...examples.map((example) => trigramSimilarity(letters, example.letters)));
				// Letters alone cannot tell "prende" from "no prende": they only support a match of meaning.
				const score = (best > 0.3 ? Math.min(1, best * 0.9 + alike * 0.12) : best) - strangers(whole, examples);
				return { target, score: contradicted ? score * 0.3 : score };
			})
			.filter(({ score }) => score >= limits.unsure)
			.sort((a, b) => b.score - a.score)
			.slice(0, 3);
		return decide(candidates);
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
const questionTexts = (question: Question): string[] => [question.question, ...question.variants];

const contentStems = (text: string): string[] =>
	(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])
		.filter((word) => word.length > 1 && !stopWords.has(word) && !meaningOf(word))
		.map(stem);

/** 1 for what only one entry speaks of, down to 0.35 for what most do. */
function rarityOf(entries: readonly (readonly string[])[]): (name: string) => number {
	const counts = new Map<string, number>();
	for (const names of entries) for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
	return (name) => {
		const count = counts.get(name) ?? 1;
		return Math.max(0.35, 1 - Math.log2(count) * 0.16);
	};
}

/** One concept once: what was said of it last holds ("antes imprimía, ahora no imprime"). */
function settle(sense: Sense): Sense {
	const last = new Map<string, Sense[number]>();
	for (const concept of sense) {
		const known = last.get(concept.name);
		if (!known || concept.polarity !== "named") last.set(concept.name, concept);
	}
	return [...last.values()];
}

function compare(
	query: Sense,
	example: Example,
	weigh: (sense: Sense) => number,
	rarity: (name: string) => number,
): number {
	const own = settle(example.sense);
	const total = weigh(query);
	const wanted = weigh(own);
	if (total === 0 || wanted === 0) return 0;
	let matched = 0;
	let telling = false;
	let pairs = 0;
	let previous = -2;
	for (const concept of query) {
		const at = own.findIndex((other) => other.name === concept.name);
		const other = own[at];
		if (!other) continue;
		const agreement =
			other.polarity === concept.polarity ? 1 : other.polarity === "named" || concept.polarity === "named" ? 0.85 : 0;
		if (agreement === 0) {
			matched -= 0.5 * concept.weight * rarity(concept.name);
			continue;
		}
		telling ||= concept.weight >= 0.6;
		matched += agreement * other.weight * rarity(concept.name);
		if (at === previous + 1) pairs++;
		previous = at;
	}
	// "No funciona" alone fits everything: without a telling word it is no match, at most worth a question.
	const cap = telling ? 1 : limits.unsure - 0.01;
	return Math.max(0, Math.min(cap, 0.55 * (matched / wanted) + 0.45 * (matched / total) + 0.02 * pairs));
}

/** Whether the query affirms what nearly every example of the entry denies, or the other way round. */
function contradicts(query: Sense, examples: readonly Example[]): boolean {
	return query.some((concept) => {
		if (concept.polarity === "named") return false;
		// "Tengo", "puedo" are said of everything.
		if (concept.weight < 0.4) return false;
		const said = examples.flatMap(({ sense }) => sense.filter((other) => other.name === concept.name));
		if (!concept.predicate && (concept.polarity === "no" || said.length < examples.length * 0.3)) return false;
		if (said.length === 0) return false;
		const against = said.filter((other) => other.polarity !== "named" && other.polarity !== concept.polarity);
		const alike = said.filter((other) => other.polarity === concept.polarity);
		return against.length > 0 && against.length >= alike.length * 4 && against.length * 2 > said.length;
	});
}

/** What is taken off for telling concepts that the entry never speaks of ("comprar", "lento"): another subject. */
function strangers(query: Sense, examples: readonly Example[]): number {
	const foreign = query.filter(
		(concept) =>
			concept.weight >= 0.9 && !examples.some(({ sense }) => sense.some((other) => other.name === concept.name)),
	);
	return Math.min(0.3, foreign.length * 0.12);
}
