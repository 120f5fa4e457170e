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

/** Something that has the shape of an identifier, and what stands around it. Most rules never ask for most of it. */
export class Found {
	readonly #whole: string;
	readonly #start: number;
	readonly #end: number;
	/** The installation's. */
	readonly country: CountryCode;
	#words: readonly string[] | undefined;

	constructor(whole: string, start: number, end: number, country: CountryCode) {
		this.#whole = whole;
		this.#start = start;
		this.#end = end;
		this.country = country;
	}
	get text(): string {
		return this.#whole.slice(this.#start, this.#end);
	}
	/** Its letters and digits of ASCII, upper case. */
	get bare(): string {
		return this.text.toUpperCase().replace(/[^A-Z0-9]/g, "");
	}
	/** At most 60 characters. */
	get before(): string {
		return this.#whole.slice(Math.max(0, this.#start - contextBefore), this.#start);
	}
	/** At most 30 characters. */
	get after(): string {
		return this.#whole.slice(this.#end, this.#end + contextAfter);
	}
	/** The words before it, the nearest first. */
	get words(): readonly string[] {
		this.#words ??= lastWords(this.before);
		return this.#words;
	}
	/** Nothing else is in the whole text. */
	get alone(): boolean {
		return this.#whole.trim() === this.text;
	}
	/** In a date, UUID, MAC or hexadecimal number, or one is in it. */
	get innocent(): boolean {
		return isInnocent(this.#whole, this.#start, this.#end);
	}
	/** Its first characters. */
	beginning(length: number): Found {
		const shorter = new Found(this.#whole, this.#start, this.#start + length, this.country);
		shorter.#words = this.#words;
		return shorter;
	}
}

/**
 * How one identifier is found. The pattern (flags `gu`) is bounded: from no position does it read more than a few hundred
 * characters, so that a text takes time in proportion to its length.
 */
export type Rule = {
	kind: Kind;
	pattern: RegExp;
	/** What the pattern finds has so many digits, with at most three separators between two; see `digitsInARow`. */
	digits?: number;
	/** A quicker pattern, without flag `g`, that every text with such an identifier has. */
	needs?: RegExp;
	/** The pattern may run into the next number: what another rule has claimed is cut off. */
	runsOn?: true;
	/** How many characters of the found text are the identifier, from its start; 0 for none. */
	take(found: Found): number;
};

const kindWords = "cbu|cvu|cui[tl]|dni|rut|ruc|nit|cpf|cnpj|tel|cel|CBU|CVU|CUI[TL]|DNI|RUT|RUC|NIT|CPF|CNPJ|TEL|CEL";
/** Not in the middle of a word, number, code, address or version; glued to the name of a kind at most. */
const start = String.raw`(?:(?<![\p{L}\p{N}_])(?<![\p{L}\p{N}_][-/+~]|\d[.:])|(?<=(?<![\p{L}\p{N}_])(?:${kindWords})-?))`;
const end = String.raw`(?![\p{L}\p{N}_@%]|[-–][\p{L}\p{N}]|[.:/]\d|\.[a-z])`;

export const standing = (body: string): RegExp => new RegExp(`${start}(?:${body})${end}`, "gu");

/** A rule whose pattern is the identifier and nothing more; `digits` as in `Rule`. */
export const rule = (
	kind: Kind,
	digits: number,
	body: string,
	accepts: (found: Found) => boolean,
	needs?: RegExp,
): Rule => ({
	kind,
	digits,
	pattern: standing(body),
	take: (found) => (accepts(found) ? found.text.length : 0),
	...(needs && { needs }),
});

const isSeparator = (code: number) =>
	code === 32 || // blank
	(code >= 40 && code <= 41) || // ()
	(code >= 45 && code <= 47) || // -./
	code === 160 || // no-break space
	(code >= 8209 && code <= 8211); // non-breaking hyphen and dashes

/** The most digits of a text that stand together, with at most three blanks, hyphens, points and the like between two. */
export function digitsInARow(text: string): number {
	let most = 0;
	let digits = 0;
	let separators = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code >= 48 && code <= 57) {
			digits++;
			separators = 0;
			if (digits > most) most = digits;
		} else if (!isSeparator(code) || ++separators > 3) digits = 0;
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
