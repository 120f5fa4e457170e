import { type Language, languageOf } from "@centralita/contracts";
import { editDistance, typosAllowed } from "../text/edit-distance.ts";
import { fold, plainWords } from "../text/fold.ts";
import { correctedSegments, shift } from "./corrections.ts";
import type { Slot, SlotContext } from "./types.ts";
import { isPlainYesNo, isYesNo } from "./yes-no.ts";

/** `words` are all the ways to say it: the label, the value where it is speakable, synonyms. */
export type Option = { value: string; words: readonly string[] };

const ordinals: ReadonlyMap<string, number> = new Map(
	[
		"primera primero primer uno una 1 first one",
		"segunda segundo dos 2 second two",
		"tercera tercero tercer tres 3 third three",
		"cuarta cuarto cuatro 4 fourth four",
		"quinta quinto cinco 5 fifth five",
		"sexta sexto seis 6 sixth six",
		"septima septimo siete 7 seventh seven",
		"octava octavo ocho 8 eighth eight",
	].flatMap((words, index) => words.split(" ").map((word) => [word, index] as const)),
);

const ordinalAnswer =
	/^(?:(?:quiero|elijo|prefiero|seria|es|i'll take|i want|i choose|give me|it's|creo que|mejor) )?(?:(?:la|el|lo|the|opcion|numero|option|number|la opcion|el numero|la numero|option number|opcion numero|la de) )*([a-z0-9]+)(?: (?:opcion|option|one|choice|de todas|por favor|please))*$/;
const last = /^(?:(?:la|el|the) )?(?:ultima|ultimo|last)(?: (?:opcion|option|one))?$/;
const none = /\b(?:ningun[oa]?|neither|none of|nothing of|cualquiera|no se|not sure|i don't know|whichever)\b/;

/** Which option was chosen: by its words (typing errors forgiven, denied ones left out), by ordinal, or the last. */
export function parseChoice(raw: string, options: readonly Option[], context: SlotContext): Slot<string> | null {
	const text = raw.normalize("NFC");
	let found: Slot<string> | null = null;
	for (const segment of correctedSegments(text)) {
		const own = chooseIn(segment.text, options, context);
		if (own) found = shift(own, segment.offset);
	}
	return found;
}

function chooseIn(text: string, options: readonly Option[], context: SlotContext): Slot<string> | null {
	const plain = plainWords(text);
	const whole = [0, text.length] as const;
	const exact = options.find((option) => option.words.some((words) => plainWords(words) === plain));
	if (exact) return { value: exact.value, confidence: 0.98, span: whole };
	if (context.expected) {
		const position = positionOf(plain, options.length);
		const picked = position === null ? undefined : options[position];
		if (picked) return { value: picked.value, confidence: 0.92, span: whole };
	}
	if (none.test(plain)) return null;
	const language = languageOf(context.locale);
	const counts = takesYesNo(options) && !isPlainYesNo(plain) ? (words: string) => !isYesNo(words) : () => true;
	const hits = options
		.map((option) => ({
			option,
			score: Math.max(
				0,
				...option.words
					.map(plainWords)
					.filter(counts)
					.map((words) => mention(plain, words, language)),
			),
		}))
		.filter((hit) => hit.score > 0)
		.sort((a, b) => b.score - a.score);
	const [first, second] = hits;
	if (!first) return null;
	if (second && second.score > first.score - 0.15 && !contains(first.option, second.option)) {
		// "A la tarde, a la mañana trabajo": the answer, then why.
		const [clause = "", ...reasons] = text.split(/[,.;]/);
		const answer = reasons.length > 0 && plainWords(clause).split(" ").length <= 4;
		const own = answer ? chooseIn(clause, options, context) : null;
		return own && { ...own, confidence: 0.7 };
	}
	return { value: first.option.value, confidence: Math.min(0.95, first.score), span: spanOf(text, first.option) };
}

/** Yes or no by another name: the "no" of a longer sentence ("no prende") denies something in it, and answers nothing. */
function takesYesNo(options: readonly Option[]): boolean {
	const takes = (bare: RegExp) => options.some(({ words }) => words.some((said) => bare.test(plainWords(said))));
	return takes(/^no$/) && takes(/^(?:si|yes)$/);
}

function positionOf(plain: string, count: number): number | null {
	if (last.test(plain)) return count - 1;
	const match = ordinalAnswer.exec(plain);
	const position = match ? ordinals.get(match[1] ?? "") : undefined;
	return position !== undefined && position < count ? position : null;
}

const denied: Record<Language, RegExp> = {
	es: /\b(?:no|ni|tampoco|nada de|en vez de|en lugar de) (?:(?:es|era|quiero|la|el|por|un|una|de|con) )*$/,
	en: /\b(?:not|no|isn't|don't want|instead of|rather than|never) (?:(?:the|a|by|with|to) )*$/,
};

const shortened: ReadonlyMap<string, string> = new Map(
	Object.entries({
		tele: "television",
		compu: "computadora",
		refri: "refrigerador",
		cel: "celular",
		note: "notebook",
		fridge: "refrigerator",
		tv: "television",
	}),
);

const negation = /\b(?:no|not|don't|ni|nunca|never)\b/;

/** How surely `words` are said in `plain`: 0 when absent or denied. */
function mention(plain: string, words: string, language: Language): number {
	if (words === "" || (negation.test(words) && !negation.test(plain))) return 0;
	const index = ` ${plain} `.indexOf(` ${words} `);
	if (index >= 0) return denied[language].test(plain.slice(0, index)) ? 0 : 0.9;
	const said = plain
		.replace(/'s\b/g, "")
		.split(" ")
		.map((word) => shortened.get(word) ?? word);
	const wanted = words.split(" ").filter((word) => word.length > 2);
	if (wanted.length === 0) return 0;
	let matched = 0;
	for (const word of wanted) {
		const at = said.findIndex((other) => same(other, word));
		if (at >= 0 && !denied[language].test(`${said.slice(0, at).join(" ")} `)) matched += 1;
	}
	const share = matched / wanted.length;
	return share === 1 ? 0.8 : wanted.length > 1 && share >= 0.5 ? 0.6 : 0;
}

const same = (said: string, word: string): boolean => {
	if (said === word || singular(said) === singular(word)) return true;
	return editDistance(said, word, typosAllowed(word.length)) <= typosAllowed(word.length);
};
const singular = (word: string): string => word.replace(/(?<=[^s]{2})(?:es|s)$/, "").replace(/[oa]$/, "");

const contains = (outer: Option, inner: Option): boolean =>
	outer.words.some((words) => inner.words.some((part) => plainWords(words).includes(plainWords(part))));

function spanOf(text: string, option: Option): readonly [number, number] {
	const folded = fold(text);
	for (const words of option.words) {
		const index = folded.indexOf(fold(words));
		if (index >= 0) return [index, index + words.length];
	}
	return [0, text.length];
}
