import type { Language } from "@centralita/contracts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import type { Phrases } from "./types.ts";

export type { Phrases } from "./types.ts";

export const phrasesFor = (language: Language): Phrases => (language === "es" ? spanish : english);

/** "a, b o c". */
export function list(items: readonly string[], joint: string): string {
	const last = items.at(-1) ?? "";
	if (items.length < 2) return last;
	// Spanish "o" becomes "u", and "y" becomes "e", before the same sound.
	const start = last
		.toLowerCase()
		.normalize("NFD")
		.replace(/[^a-z]/g, "");
	const word = joint === "o" && /^h?o/.test(start) ? "u" : joint === "y" && /^h?i(?!e)/.test(start) ? "e" : joint;
	return `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}
