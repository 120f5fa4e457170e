import type { Language } from "@centralita/contracts";

/** The first piece of a reply may be cut at a comma once it is this long: it should sound soon. */
const shortestClause = 24;
/** Longer pieces are cut at a comma or a space: a piece is the unit that can be dropped, kept and measured. */
const longestPiece = 160;

const abbreviations: Readonly<Record<Language, ReadonlySet<string>>> = {
	es: new Set(
		"sr sra srta dr dra lic ing prof av avda c ej p núm no nro tel etc ud uds vs dpto depto pág art cía máx mín aprox".split(
			" ",
		),
	),
	en: new Set("mr mrs ms dr prof st ave no tel etc vs e.g i.e dept approx inc ltd co jr sr min max".split(" ")),
};

/**
 * Cuts a text that arrives in pieces into what can be spoken at once: sentences, and clauses where a sentence is long.
 * The pieces add up to the text, spaces included.
 */
export class SentenceCutter {
	readonly #abbreviations: ReadonlySet<string>;
	#buffer = "";
	#first = true;

	constructor(language: Language) {
		this.#abbreviations = abbreviations[language];
	}

	push(text: string): string[] {
		this.#buffer += text;
		const pieces: string[] = [];
		for (let end = this.#boundary(); end > 0; end = this.#boundary()) pieces.push(this.#take(end));
		return pieces;
	}

	/** The text stalls: whatever whole words there are. */
	pause(): string[] {
		const words = this.#buffer.search(/\s\S*$/);
		return words > 0 && hasWords(this.#buffer.slice(0, words)) ? [this.#take(words + 1)] : [];
	}

	flush(): string[] {
		return this.#buffer === "" ? [] : [this.#take(this.#buffer.length)];
	}

	#take(end: number): string {
		const piece = this.#buffer.slice(0, end);
		this.#buffer = this.#buffer.slice(end);
		this.#first = false;
		return piece;
	}

	/** Where the next piece ends; 0 when it is not known yet. */
	#boundary(): number {
		for (const match of this.#buffer.matchAll(/([.!?…]+["'»”)\]]*|[,;:—])\s+|\s*\n\s*/g)) {
			const end = match.index + match[0].length;
			const before = this.#buffer.slice(0, match.index);
			const mark = match[1] ?? "\n";
			// Spaces may go on in the next piece of text; they belong here.
			if (end === this.#buffer.length && end < longestPiece && mark === "\n") continue;
			if (!hasWords(before)) continue;
			if (end > longestPiece) break;
			if (/^[,;:—]$/.test(mark)) {
				if (this.#first && before.length >= shortestClause) return end;
			} else if (!(mark === "." && this.#isAbbreviation(before))) return end;
		}
		return this.#buffer.length > longestPiece ? this.#forced() : 0;
	}

	#isAbbreviation(before: string): boolean {
		const word = before.match(/[\p{L}\p{N}.]+$/u)?.[0] ?? "";
		return /^(\p{L}|\d{1,2})$/u.test(word) || this.#abbreviations.has(word.toLowerCase());
	}

	#forced(): number {
		const head = this.#buffer.slice(0, longestPiece);
		const clause = head.search(/[,;:—]\s+[^,;:—]*$/);
		if (clause >= shortestClause) return clause + (head.slice(clause).match(/^[,;:—]\s+/)?.[0].length ?? 1);
		const space = head.lastIndexOf(" ");
		return space > 0 ? space + 1 : longestPiece;
	}
}

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);
