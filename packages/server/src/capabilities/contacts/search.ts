import { toE164 } from "./phones.ts";

/** Fewer digits than this match half of all numbers. */
const shortestEnding = 3;

/** Lower-case words without accents: "José María" → "jose", "maria". */
export function foldedWords(text: string): string[] {
	const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
	return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What a contact is found by; a search matches beginnings, so all endings of a number find any part of it. */
export function searchLexemes(contact: { name: string | null; phones: string[]; emails: string[] }): string[] {
	const lexemes = new Set([...foldedWords(contact.name ?? ""), ...contact.emails.flatMap(foldedWords)]);
	for (const phone of contact.phones) {
		const digits = phone.replace(/\D/g, "");
		for (let start = 0; start <= digits.length - shortestEnding; start++) lexemes.add(digits.slice(start));
	}
	return [...lexemes];
}

/** A `tsquery` that finds every word of `text` at the beginning of a lexeme; null when there is nothing to look for. */
export function searchQuery(text: string, country: string): string | null {
	const number = /^[\d\s()+./-]+$/.test(text) ? (toE164(text, country) ?? text).replace(/\D/g, "") : "";
	const words = number === "" ? foldedWords(text) : [number];
	return words.length === 0 ? null : words.map((word) => `'${word}':*`).join(" & ");
}
