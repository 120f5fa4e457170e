import { performance } from "node:perf_hooks";
import { type GuideDefinition, type Language, type Locale, languageOf } from "../packages/contracts/src/index.ts";
import { builtInAssistants } from "../packages/server/src/capabilities/assistants/library/index.ts";
import { builtInGuides } from "../packages/server/src/capabilities/guides/library/index.ts";
import { createIntentMatcher, type Intent, smallTalk } from "../packages/server/src/dialogue/index.ts";
import { parseCases } from "./json-lines.ts";

/** What a contact says, in which language, and the guide that helps; null when none does. */
export type IntentCase = { text: string; language: Language; guide: string | null };

/**
 * What happened instead of what was right. `asks back`: it asks whether it is this guide, or which of several (`guides`),
 * or, having found none, to say it in other words. `wrong`: it opened a guide that is not the one, or though none fits,
 * or answered a frequent question instead (`guides` is empty).
 */
export type IntentMiss = {
	line: number;
	what: "asks back" | "wrong";
	text: string;
	guide: string | null;
	guides: readonly string[];
};

/** Each case is right, asked back or wrong; the three shares (0 to 1) make 1. */
export type IntentScore = {
	cases: number;
	top1: number;
	asksBack: number;
	wrong: number;
	/** To read and match one sentence among `intentLoad` guides: 95 of 100 take no longer. */
	p95Microseconds: number;
	misses: readonly IntentMiss[];
};

export const intentGoals = { top1: 0.9, asksBack: 0.15, wrong: 0.03, p95Microseconds: 1000 };

/** Guides that the time is measured with: the built-in ones, again and again. */
export const intentLoad = 60;

export const meetsGoals = ({ top1, asksBack, wrong, p95Microseconds }: IntentScore): boolean =>
	top1 >= intentGoals.top1 &&
	asksBack <= intentGoals.asksBack &&
	wrong <= intentGoals.wrong &&
	p95Microseconds < intentGoals.p95Microseconds;

/** JSON lines, as `npm run eval:intent -- --cases FILE` takes them. Throws with the number of the line that is wrong. */
export const parseIntentCases = (lines: string): IntentCase[] =>
	parseCases(lines, ({ text, locale, guide }, wrong) => {
		if (typeof text !== "string" || typeof locale !== "string" || (guide !== null && typeof guide !== "string"))
			throw wrong('needs "text", "locale", and "guide": a slug or null');
		const language = /^(es|en)(?:-|$)/.exec(locale)?.[1] as Language | undefined;
		if (!language) throw wrong(`"${locale}" is neither Spanish nor English`);
		if (guide !== null && !builtInGuides.some(({ slug }) => slug === guide))
			throw wrong(`there is no guide "${guide}"`);
		return { text, language, guide };
	});

/** What a contact of the built-in assistant gets without a model: small talk first, then its guides and questions. */
export function createReading(language: Language): (text: string) => Intent {
	const assistant = builtInAssistants.find(({ locale }) => languageOf(locale) === language);
	if (!assistant) throw new Error(`There is no built-in assistant in "${language}".`);
	const guides = builtInGuides.filter(({ slug }) => assistant.guides.includes(slug));
	const match = createIntentMatcher({ guides, questions: assistant.questions, locale: assistant.locale });
	return (text) => (smallTalk(text, language) === null ? match(text) : { kind: "none", candidates: [] });
}

export function scoreIntent(cases: readonly IntentCase[]): IntentScore {
	const readings = { es: createReading("es"), en: createReading("en") };
	const misses = cases.flatMap(({ text, language, guide }, index): IntentMiss[] => {
		const { kind, candidates } = readings[language](text);
		const guides = candidates.flatMap(({ target }) => (target.type === "guide" ? [target.slug] : []));
		const miss = { line: index + 1, text, guide, guides };
		if (kind === "match") {
			const [best] = candidates;
			const opened = best?.target.type === "guide" ? best.target.slug : null;
			if (opened === guide) return [];
			return [{ ...miss, what: "wrong", guides: opened === null ? [] : [opened] }];
		}
		// A question between a guide and a frequent question still asks.
		return kind === "none" && guide === null ? [] : [{ ...miss, what: "asks back" }];
	});
	const share = (count: number) => (cases.length === 0 ? 0 : count / cases.length);
	const wrong = misses.filter(({ what }) => what === "wrong").length;
	return {
		cases: cases.length,
		top1: share(cases.length - misses.length),
		asksBack: share(misses.length - wrong),
		wrong: share(wrong),
		p95Microseconds: percentile95(timesOf(cases)),
		misses,
	};
}

/**
 * Microseconds of each case, the least of five rounds: the machine's other work is not counted. Each round has matchers
 * that have seen no word yet, as a call's have not.
 */
function timesOf(cases: readonly IntentCase[]): number[] {
	const many = Array.from({ length: intentLoad }, (_, index) => {
		const guide = builtInGuides[index % builtInGuides.length] as GuideDefinition;
		return { ...guide, slug: `${guide.slug}-${index}` };
	});
	const matcher = (locale: Locale) => createIntentMatcher({ guides: many, questions: [], locale });
	const rounds = Array.from({ length: 5 }, () => {
		const matchers = { es: matcher("es-419"), en: matcher("en-US") };
		return cases.map(({ text, language }) => {
			const started = performance.now();
			matchers[language](text);
			return (performance.now() - started) * 1000;
		});
	});
	return cases.map((_, index) => Math.min(...rounds.map((times) => times[index] ?? 0)));
}

const percentile95 = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;
