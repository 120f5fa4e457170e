import type { TurnTaking } from "@centralita/contracts";
import { plainWords } from "./words.ts";

export type Expectation = "digits" | "email" | "yes-no" | "free";

/** Shares of the span from the shortest to the longest delay. */
const shares = { complete: 0, plain: 0.2, unfinished: 0.65, dictating: 1 } as const;
export type Completeness = keyof typeof shares;

const wordSet = (words: string) => new Set(words.split(" "));
/** A sentence never ends with these, whatever the punctuation: conjunctions, articles, possessives. */
const neverLast = wordSet(
	"y e o u ni pero porque que aunque de del con para el la los las un una mi mis tu su sus and or but because so the a an my your our their",
);
/** Nor, usually, with these: other prepositions and fillers. A full stop makes the difference. */
const seldomLast = wordSet(
	"como cuando donde mientras pues entonces al en por sin sobre desde hasta este eh em ehm sea if when while that to at with for from by of is are um uh er well",
);

/** Beginnings that promise something which has not come yet. */
const promises =
	/(mi (numero|telefono|celular|correo|nombre|direccion|cedula|documento|cuenta)( de [a-z ]+)? es( el| la)?|my (number|phone|name|email|address|account)( [a-z]+)? is|(it|that) is|it s|me llamo|soy|es el|se llama|call me at)$/;

const numberWords = wordSet(
	"cero uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien doble triple " +
		"zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred double",
);
const addressWords = wordSet("arroba at punto dot guion dash underscore bajo gmail hotmail outlook yahoo");
const affirmations = wordSet("si no claro correcto exacto yes yeah nope nah right");

/** As many digits as the longest national numbers have: nothing more is to come. */
const wholeNumber = 10;

const isNumber = (word: string) => /^\d+$/.test(word) || numberWords.has(word);
const digitsIn = (words: readonly string[]) =>
	words.reduce((sum, word) => sum + (/^\d+$/.test(word) ? word.length : numberWords.has(word) ? 1 : 0), 0);

function dictatedAddress(words: readonly string[], ending: string): Completeness {
	if (/\S@\S+\.[a-z]{2,}[.?!]*$/i.test(ending) || /(punto|dot) [a-z]{2,3}$/.test(words.slice(-2).join(" ")))
		return "plain";
	return words.some((word) => word.includes("@") || addressWords.has(word)) ? "dictating" : "unfinished";
}

/** Judges by its text alone whether somebody is done. */
export function completenessOf(text: string, expects: Expectation): Completeness {
	const words = plainWords(text);
	const ending = text.trimEnd();
	const last = words.at(-1);
	if (last === undefined) return "plain";
	if (expects === "yes-no" && words.length <= 3 && words.some((word) => affirmations.has(word))) return "complete";
	if (expects === "email") return dictatedAddress(words, ending);

	const digits = digitsIn(words);
	if (isNumber(last) && (expects === "digits" || digits >= 3)) return digits >= wholeNumber ? "plain" : "dictating";
	if (/(\.\.\.|…|[,:;-])$/.test(ending) || promises.test(words.join(" "))) return "unfinished";

	const closed = /[.!?]$/.test(ending);
	// None of those words is written with an accent: "está", "por qué" and "sí" may well be the last.
	const accented = /[áéíóú]\p{L}*\P{L}*$/iu.test(ending);
	const open = words.length > 1 && !accented && (neverLast.has(last) || (!closed && seldomLast.has(last)));
	if (open && !ending.endsWith("?")) return "unfinished";
	return closed ? "complete" : "plain";
}

/**
 * Milliseconds of silence after which a turn with that text is over. `patienceMs` is what this caller's own pauses ask
 * for; it counts where the text does not look complete.
 */
export function turnDelayMs(
	text: string,
	expects: Expectation,
	{ minDelayMs, maxDelayMs, adaptive }: Pick<TurnTaking, "minDelayMs" | "maxDelayMs" | "adaptive">,
	patienceMs = 0,
): number {
	const longest = Math.max(minDelayMs, maxDelayMs);
	const completeness = completenessOf(text, expects);
	const byText = minDelayMs + (longest - minDelayMs) * shares[completeness];
	const byCaller = adaptive && completeness !== "complete" ? patienceMs : 0;
	return Math.min(longest, Math.max(minDelayMs, byText, byCaller));
}
