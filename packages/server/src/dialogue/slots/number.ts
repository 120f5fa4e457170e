import { languageOf } from "@centralita/contracts";
import { type Token, tokenise } from "../text/tokens.ts";
import { takingLater } from "./corrections.ts";
import { readCardinal } from "./number-words.ts";
import { readNumeral } from "./numerals.ts";
import type { SlotContext, SlotParser } from "./types.ts";

const halves: ReadonlySet<string> = new Set(["medio", "media", "half"]);
/** Articles that look like the number one. */
const articles: ReadonlySet<string> = new Set(["un", "una", "uno", "one"]);

export type Quantity = { value: number; next: number; words: boolean; sure: boolean };

/** A quantity at `index`: digits with separators, words, with "y medio", "coma cinco", "point five", "2k". */
export function readQuantity(tokens: readonly Token[], index: number, context: SlotContext): Quantity | null {
	const language = languageOf(context.locale);
	const first = tokens[index];
	if (!first) return null;
	const dozen = dozenAt(tokens, index);
	if (dozen) return dozen;
	const thousands = /^(\d+(?:[.,]\d+)?)k$/.exec(first.folded);
	if (thousands) {
		const value = readNumeral(thousands[1] ?? "");
		return value === null ? null : { value: value * 1000, next: index + 1, words: false, sure: true };
	}
	if (first.kind === "number" && /[.,]/.test(first.text)) {
		const value = readNumeral(first.text);
		if (value === null) return null;
		const scale = scaleOf(tokens[index + 1]?.folded);
		return scale
			? { value: value * scale, next: index + 2, words: false, sure: true }
			: { value, next: index + 1, words: false, sure: true };
	}
	if (halves.has(first.folded) && scaleOf(tokens[index + 1]?.folded) === 1_000_000) {
		return { value: 500_000, next: index + 2, words: true, sure: true };
	}
	const whole = readCardinal(tokens, index, language);
	if (!whole) return null;
	const sure = !(whole.next === index + 1 && articles.has(first.folded));
	const fraction = readFraction(tokens, whole.next, language);
	// "Dos millones y medio": half of a million.
	const halved = fraction?.value === 0.5 && /^(?:y|and)$/.test(tokens[whole.next]?.folded ?? "");
	const unit = (halved && scaleOf(tokens[whole.next - 1]?.folded)) || 1;
	return fraction
		? { value: whole.value + fraction.value * unit, next: fraction.next, words: whole.words, sure: true }
		: { value: whole.value, next: whole.next, words: whole.words, sure };
}

/** "Una docena", "media docena", "two dozen", "half a dozen". */
function dozenAt(tokens: readonly Token[], index: number): Quantity | null {
	const words = [0, 1, 2].map((step) => tokens[index + step]?.folded ?? "");
	if (/^(?:un par|a couple)$/.test(`${words[0]} ${words[1]}`))
		return { value: 2, next: index + (words[2] === "of" || words[2] === "de" ? 3 : 2), words: true, sure: true };
	const length = /^doce(?:na|nas)$|^dozen$/.test(words[1] ?? "") ? 2 : words[2] === "dozen" && words[1] === "a" ? 3 : 0;
	const many = { una: 12, a: 12, one: 12, media: 6, half: 6, dos: 24, two: 24, tres: 36, three: 36 }[words[0] ?? ""];
	return length === 0 || many === undefined ? null : { value: many, next: index + length, words: true, sure: true };
}

const scaleOf = (word: string | undefined): number | null =>
	word === "mil" || word === "thousand" ? 1000 : /^(?:millon|millones|million)$/.test(word ?? "") ? 1_000_000 : null;

function readFraction(
	tokens: readonly Token[],
	index: number,
	language: "es" | "en",
): { value: number; next: number } | null {
	const [a, b, c] = [tokens[index]?.folded, tokens[index + 1]?.folded, tokens[index + 2]?.folded];
	if (a === "y" && (b === "medio" || b === "media")) return { value: 0.5, next: index + 2 };
	if (a === "and" && b === "a" && c === "half") return { value: 0.5, next: index + 3 };
	if (a !== "coma" && a !== "punto" && a !== "point") return null;
	let digits = "";
	let next = index + 1;
	while (next < tokens.length) {
		const part = readCardinal(tokens, next, language);
		if (!part || part.value > 99) break;
		digits += String(part.value);
		next = part.next;
	}
	return digits === "" ? null : { value: Number(`0.${digits}`), next };
}

const minus: ReadonlySet<string> = new Set(["-", "menos", "minus", "negative"]);

/** A number in words or digits: "veintitrés", "tres y medio", "minus four", "1.200,5". */
export const parseNumber: SlotParser<number> = takingLater((text, context) => {
	const tokens = tokenise(text);
	for (let index = 0; index < tokens.length; index++) {
		const quantity = readQuantity(tokens, index, context);
		const first = tokens[index];
		if (!quantity || !first) continue;
		const alone = tokens.length === quantity.next - index;
		if (!quantity.sure && !(context.expected && alone)) continue;
		const sign = minus.has(tokens[index - 1]?.folded ?? "") && (index === 1 || tokens[index - 1]?.kind === "word");
		const last = tokens[quantity.next - 1] ?? first;
		return {
			value: sign ? -quantity.value : quantity.value,
			confidence: context.expected ? (alone ? 0.95 : 0.85) : 0.6,
			span: [sign ? (tokens[index - 1]?.start ?? first.start) : first.start, last.end],
		};
	}
	return null;
});
