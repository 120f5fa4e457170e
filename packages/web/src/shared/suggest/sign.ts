/** The longest words that are looked for, in characters. */
const longest = 40;

/** What is being looked for at the caret: where its sign stands, and the words after it. */
type Wanted<S extends string = string> = { sign: S; from: number; query: string };

/**
 * Reads back from the caret to a sign at the start of a word. Null where there is none in this line, or where a space
 * follows it or ends the words: then one is writing on.
 */
export function wantedAt<S extends string>(text: string, caret: number, signs: readonly S[]): Wanted<S> | null {
	for (let from = caret - 1; from >= Math.max(0, caret - longest - 1); from--) {
		if (text[from] === "\n") return null;
		const sign = signs.find((one) => one === text[from]);
		if (sign === undefined || (from > 0 && !/\s/.test(text[from - 1] ?? ""))) continue;
		const query = text.slice(from + 1, caret);
		return /^\s|\s$/.test(query) ? null : { sign, from, query };
	}
	return null;
}

const plain = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase();

/** Those in which each word that was written begins a word, accents and case aside; in their order. */
export function matching<T extends { readonly label: string }>(options: readonly T[], query: string): T[] {
	const words = plain(query).split(/\s+/).filter(Boolean);
	return options.filter(({ label }) => {
		const known = plain(label).split(/[^\p{L}\p{N}]+/u);
		return words.every((word) => known.some((one) => one.startsWith(word)));
	});
}
