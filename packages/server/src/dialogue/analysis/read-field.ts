import { type ExtractionField, languageOf } from "@centralita/contracts";
import { meaningOf } from "../intent/lexicon.ts";
import { smallTalk } from "../intent/small-talk.ts";
import {
	parseAmount,
	parseChoice,
	parseDate,
	parseEmail,
	parseId,
	parseName,
	parseNumber,
	parsePhone,
	parseTime,
	parseYesNo,
	type Slot,
	type SlotContext,
} from "../slots/index.ts";
import { readLetter } from "../slots/letters.ts";
import { readCardinal } from "../slots/number-words.ts";
import { fold, tidy } from "../text/fold.ts";
import { tokenise } from "../text/tokens.ts";

type Value = string | number | boolean;

/** Reads one field's value from one text by its type; null when it is not there. */
export function readField(field: ExtractionField, text: string, context: SlotContext): Slot<Value> | null {
	switch (field.type) {
		case "name":
			return parseName(text, context);
		case "phone":
			return parsePhone(text, context);
		case "email":
			return parseEmail(text, context);
		case "date":
			return parseDate(text, context);
		case "time":
			return parseTime(text, context);
		case "amount":
			return parseAmount(text, context);
		case "number":
			return parseNumber(text, context);
		case "id":
			return parseId(text, context);
		case "boolean":
			return context.expected ? parseYesNo(text, context) : null;
		case "choice":
			return readChoice(field, text, context);
		case "text":
			return context.expected ? readText(text, context) : null;
	}
}

/** Concepts whose words name one and the same thing. */
const things: ReadonlySet<string> = new Set(["computer", "phone", "printer", "screen"]);

/** Numbers in digits, as options write them: "trescientos megas" is "300 megas". */
function withDigits(text: string, context: SlotContext): string {
	const tokens = tokenise(text);
	const words: string[] = [];
	for (let index = 0; index < tokens.length; ) {
		const number = readCardinal(tokens, index, languageOf(context.locale));
		words.push(number?.words ? String(number.value) : (tokens[index]?.text ?? ""));
		index = number?.next ?? index + 1;
	}
	return words.join(" ");
}

/** "La ele" is "la L", "equis ele" is "XL". */
const withLetters = (text: string, context: SlotContext): string => {
	const tokens = tokenise(text);
	let words = "";
	for (let index = 0; index < tokens.length; ) {
		const letter = readLetter(tokens, index, languageOf(context.locale));
		const follows = letter !== null && index > 0 && readLetter(tokens, index - 1, languageOf(context.locale)) !== null;
		words += `${follows ? "" : " "}${letter?.letter ?? tokens[index]?.text ?? ""}`;
		index = letter?.next ?? index + 1;
	}
	return words.trim();
};

/** An option named by itself, or by a word that means the same ("la compu" for "computadora") when only one does. */
function readChoice(field: ExtractionField, text: string, context: SlotContext): Slot<string> | null {
	const options = (field.options ?? []).map((option) => ({ value: option, words: [option] }));
	const named =
		parseChoice(text, options, context) ??
		parseChoice(withDigits(text, context), options, context) ??
		(field.options?.every((option) => /^\p{L}{1,3}$/u.test(option))
			? parseChoice(withLetters(text, context), options, context)
			: null);
	if (named) return named;
	const concepts = new Map<string, string[]>();
	for (const option of field.options ?? []) {
		const concept = meaningOf(fold(option))?.concept;
		if (concept && things.has(concept)) concepts.set(concept, [...(concepts.get(concept) ?? []), option]);
	}
	const meant = new Set<string>();
	for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
		const concept = meaningOf(word)?.concept;
		for (const option of (concept && concepts.get(concept)) || []) meant.add(option);
	}
	const [only] = meant;
	return meant.size === 1 && only !== undefined ? { value: only, confidence: 0.72, span: [0, text.length] } : null;
}

const leadIn =
	/^(?:(?:bueno|pues|eh|este|mire|mira|hola|buenas|buenos d[ií]as|buenas tardes|s[ií]|claro|ok|well|so|um|uh|hi|hello|yes|yeah|sure|ah|ya|a ver)[,. ]+)*(?:(?:es que|lo que pasa es que|resulta que|el problema es(?: que)?|mi problema es(?: que)?|se trata de|es|ser[ií]a|son|vivo en|estoy en|mi direcci[oó]n es|la direcci[oó]n es|quer[ií]a saber|the problem is(?: that)?|it's that|it's|it is|i live (?:at|in)|my address is|the address is|the thing is(?: that)?)[ :,]+)?/i;

/** The answer in the contact's own words, without the words that only lead to it. */
export function readText(text: string, context: SlotContext): Slot<string> | null {
	const words = tidy(text);
	const language = context.locale.startsWith("es") ? "es" : "en";
	if (smallTalk(words, language) !== null) return null;
	const bare = withoutIntroduction(words, context)
		.replace(leadIn, "")
		.replace(/[.;,\s]+$/, "")
		.trim();
	const place = bare.split(" ").length <= 4 ? bare.replace(/^(?:en|in|at) (?=\S)/i, "") : bare;
	const value = place.length >= 2 ? place : words;
	return value.length < 2 ? null : { value: value.slice(0, 1000), confidence: 0.75, span: [0, text.length] };
}

/** "Hola, soy Ana Gómez y no tengo internet": the name has its own field. */
function withoutIntroduction(words: string, context: SlotContext): string {
	const name = parseName(words, { ...context, expected: false });
	if (!name || name.span[0] > 45) return words;
	const rest = words.slice(name.span[1]).replace(/^[\s,.;]*(?:(?:y|and|pero|but)\s+)?/i, "");
	return rest.split(" ").length >= 3 ? rest : words;
}
