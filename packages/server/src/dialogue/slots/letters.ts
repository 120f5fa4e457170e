import type { Language } from "@centralita/contracts";
import type { Token } from "../text/tokens.ts";

const spanish: ReadonlyMap<string, string> = new Map(
	Object.entries({
		be: "b",
		ce: "c",
		de: "d",
		efe: "f",
		ge: "g",
		hache: "h",
		jota: "j",
		ka: "k",
		ele: "l",
		eme: "m",
		ene: "n",
		enie: "ñ",
		eñe: "ñ",
		pe: "p",
		cu: "q",
		erre: "r",
		ere: "r",
		ese: "s",
		te: "t",
		ve: "v",
		uve: "v",
		equis: "x",
		ye: "y",
		zeta: "z",
		ceta: "z",
	}),
);
const english: ReadonlyMap<string, string> = new Map(
	Object.entries({
		ay: "a",
		bee: "b",
		cee: "c",
		dee: "d",
		ef: "f",
		eff: "f",
		gee: "g",
		aitch: "h",
		jay: "j",
		kay: "k",
		el: "l",
		em: "m",
		en: "n",
		pee: "p",
		cue: "q",
		ar: "r",
		ess: "s",
		tee: "t",
		vee: "v",
		ex: "x",
		why: "y",
		wye: "y",
		zee: "z",
		zed: "z",
	}),
);
const letterWords: Record<Language, ReadonlyMap<string, string>> = { es: spanish, en: english };

/** A spelled letter at `index`: "a", "jota", "be larga", "doble ve", "i griega", "double u". `next` is the index after it. */
export function readLetter(
	tokens: readonly Token[],
	index: number,
	language: Language,
): { letter: string; next: number } | null {
	const token = tokens[index];
	if (token?.kind !== "word") return null;
	const following = tokens[index + 1]?.folded ?? "";
	const word = token.text.toLowerCase() === "eñe" ? "eñe" : token.folded;
	if ((word === "doble" || word === "double") && /^(?:ve|u|uve|v|you)$/.test(following))
		return { letter: "w", next: index + 2 };
	if (word === "uve" && following === "doble") return { letter: "w", next: index + 2 };
	if (word === "i" && following === "griega") return { letter: "y", next: index + 2 };
	const letter = /^[\p{L}]$/u.test(token.text) ? token.text.toLowerCase() : letterWords[language].get(word);
	if (letter === undefined) return null;
	const qualified =
		(letter === "b" || letter === "v" || letter === "i") && /^(?:larga|corta|chica|grande|latina)$/.test(following);
	return { letter, next: qualified ? index + 2 : index + 1 };
}

/** Spelled words: at least `minimum` letters in a row, commas and hyphens between them allowed. */
export function readSpelling(
	tokens: readonly Token[],
	index: number,
	language: Language,
	minimum: number,
): { word: string; next: number } | null {
	let word = "";
	let next = index;
	let end = index;
	while (next < tokens.length) {
		const letter = readLetter(tokens, next, language);
		if (letter) {
			word += letter.letter;
			next = letter.next;
			end = next;
			// "ge de gato", "B as in Bravo"
			const skip = exampleWord(tokens, next);
			if (skip > next) {
				next = skip;
				end = next;
			}
			continue;
		}
		const symbol = tokens[next]?.folded;
		if (word !== "" && (symbol === "," || symbol === "-" || symbol === ".")) {
			next++;
			continue;
		}
		break;
	}
	return word.length >= minimum ? { word, next: end } : null;
}

export function exampleWord(tokens: readonly Token[], index: number): number {
	const [a, b, c, d] = [0, 1, 2, 3].map((step) => tokens[index + step]);
	if (a?.folded === "as" && b?.folded === "in" && c) return index + 3;
	if (a?.folded === "like" && b?.folded === "in" && c) return index + 3;
	if (a?.folded === "for" && b) return index + 2;
	if (a?.folded === "como" && b?.folded === "en" && c) return index + 3;
	if (a?.folded === "de" && b && b.text.length > 2 && (!d || d.text.length < 4 || c?.folded === ",")) return index + 2;
	return index;
}
