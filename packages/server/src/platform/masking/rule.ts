import type { CountryCode } from "libphonenumber-js";
import { isInnocent } from "./innocent.ts";
import { lastWords } from "./words.ts";

/** What stands in a text in the place of what was there; numbered in a vault. */
export const kinds = [
	"CBU",
	"CVU",
	"CUIT",
	"DNI",
	"NIE",
	"NIF",
	"RUT",
	"RUC",
	"NIT",
	"CÉDULA",
	"CPF",
	"CNPJ",
	"RFC",
	"CURP",
	"IBAN",
	"TARJETA",
	"EMAIL",
	"TELÉFONO",
	"SECRETO",
	"TEXTO",
] as const;
export type Kind = (typeof kinds)[number];

const contextBefore = 60;
const contextAfter = 30;

/** A text in which identifiers are looked for, and what several rules ask of it, found out once. */
export class Searched {
	readonly whole: string;
	/** Of the installation. */
	readonly country: CountryCode;
	readonly #words = new Map<number, readonly string[]>();

	constructor(whole: string, country: CountryCode) {
		this.whole = whole;
		this.country = country;
	}
	/** The words before a place, the nearest first. */
	wordsBefore(index: number): readonly string[] {
		let words = this.#words.get(index);
		if (words === undefined) {
			words = lastWords(this.whole.slice(Math.max(0, index - contextBefore), index));
			this.#words.set(index, words);
		}
		return words;
	}
}

/** Something that has the shape of an identifier, and what stands around it. Most rules never ask for most of it. */
export class Found {
	readonly #in: Searched;
	readonly #start: number;
	readonly text: string;

	constructor(searched: Searched, start: number, text: string) {
		this.#in = searched;
		this.#start = start;
		this.text = text;
	}
	get country(): CountryCode {
		return this.#in.country;
	}
	/** Its letters and digits of ASCII, upper case. */
	get bare(): string {
		return this.text.toUpperCase().replace(/[^A-Z0-9]/g, "");
	}
	/** At most 60 characters. */
	get before(): string {
		return this.#in.whole.slice(Math.max(0, this.#start - contextBefore), this.#start);
	}
	/** At most 30 characters. */
	get after(): string {
		const end = this.#start + this.text.length;
		return this.#in.whole.slice(end, end + contextAfter);
	}
	get words(): readonly string[] {
		return this.#in.wordsBefore(this.#start);
	}
	/** Nothing else is in the whole text. */
	get alone(): boolean {
		return this.#in.whole.trim() === this.text;
	}
	/** In a date, UUID, MAC or hexadecimal number, or one is in it. */
	get innocent(): boolean {
		return isInnocent(this.#in.whole, this.#start, this.#start + this.text.length);
	}
	/** Its first characters. */
	beginning(length: number): Found {
		return new Found(this.#in, this.#start, this.text.slice(0, length));
	}
}

/**
 * How one identifier is found. The pattern is bounded: from no position does it read more than a few hundred characters, so
 * that a text takes time in proportion to its length. With flags `gu` it is looked for everywhere, with `uy` at `starts`.
 */
export type Rule = {
	kind: Kind;
	pattern: RegExp;
	/** It has so many digits, with at most three separators between two: see `digitsInARow`. */
	digits?: number;
	/** It starts with a letter or with a digit; otherwise, with a digit. */
	letters?: true;
	/** A quicker pattern, without flag `g`, that every text with such an identifier has. */
	needs?: RegExp;
	/** The pattern may run into the next number: what another rule has claimed is cut off. */
	runsOn?: true;
	/** How many characters of the found text are the identifier, from its start; 0 for none. */
	take(found: Found): number;
};

const kindWords = "cbu|cvu|cui[tl]|dni|rut|ruc|nit|cpf|cnpj|tel|cel|CBU|CVU|CUI[TL]|DNI|RUT|RUC|NIT|CPF|CNPJ|TEL|CEL";
/** A letter only where a digit is near. */
const starts = /(?<![\p{L}\p{N}_])(?:\d|[\p{L}&](?=[\p{L}&./]{0,16}[- ]?\d))(?<![\p{L}\p{N}_][-/+~].|\d[.:].)/gu;
const glued = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${kindWords})-?(?=[A-Za-z]?\d)`, "gu");

/** Where an identifier may start and, when it starts with a digit, how many there are in a row. */
export type Start = { index: number; digits: number; letter: boolean };

/** Not in the middle of a word, number, code, address or version; glued to the name of a kind at most. In no order. */
export function startsOf(text: string): Start[] {
	const found: Start[] = [];
	const add = (index: number) => {
		const code = text.charCodeAt(index);
		const letter = code < 48 || code > 57;
		found.push({ index, letter, digits: letter ? 0 : digitsInARow(text, index) });
	};
	for (const { index } of text.matchAll(starts)) add(index);
	for (const { index, 0: word } of text.matchAll(glued)) add(index + word.length);
	return found;
}

const end = String.raw`(?![\p{L}\p{N}_@%]|[-–][\p{L}\p{N}]|[.:/]\d|\.[a-z])`;

export const standing = (body: string): RegExp => new RegExp(`(?:${body})${end}`, "uy");

/** A rule whose pattern is the identifier and nothing more; `digits` and `more` as in `Rule`. */
export const rule = (
	kind: Kind,
	digits: number,
	body: string,
	accepts: (found: Found) => boolean,
	more: Pick<Rule, "letters" | "needs"> = {},
): Rule => ({
	kind,
	digits,
	pattern: standing(body),
	take: (found) => (accepts(found) ? found.text.length : 0),
	...more,
});

const isSeparator = (code: number) =>
	code === 32 || // blank
	(code >= 40 && code <= 41) || // ()
	(code >= 45 && code <= 47) || // -./
	code === 160 || // no-break space
	(code >= 8209 && code <= 8211); // non-breaking hyphen and dashes

/**
 * The most digits of a text that stand together, with at most three blanks, hyphens, points and the like between two; with
 * `from`, those that start there.
 */
export function digitsInARow(text: string, from?: number): number {
	let most = 0;
	let digits = 0;
	let separators = 0;
	for (let index = from ?? 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code >= 48 && code <= 57) {
			digits++;
			separators = 0;
			if (digits > most) most = digits;
		} else if (!isSeparator(code) || ++separators > 3) {
			if (from !== undefined) break;
			digits = 0;
		}
	}
	return most;
}

/**
 * The lengths of a text's beginnings that end where a blank follows, longest first: what was found may run into the next
 * number ("11 4567-8901 15 hs").
 */
export function* beginnings(text: string): Generator<number> {
	for (let length = text.length; length > 0; length--)
		if (length === text.length || (/\s/.test(text.charAt(length)) && /\d/.test(text.charAt(length - 1)))) yield length;
}
