import { fold } from "./fold.ts";

export type Token = {
	/** As written. */
	text: string;
	/** Lower case, no accents. */
	folded: string;
	start: number;
	end: number;
	kind: "word" | "number" | "symbol";
	/** Whether a blank (or the beginning) is before it. */
	spaced: boolean;
};

const pattern = /\d+(?:[.,]\d+)*(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*|[^\s]/gu;

/** Words, numbers with their separators, and single symbols, each with its place in `text` (NFC). */
export function tokenise(text: string): Token[] {
	const folded = fold(text);
	const tokens: Token[] = [];
	for (const match of text.matchAll(pattern)) {
		const start = match.index;
		const end = start + match[0].length;
		tokens.push({
			text: match[0],
			folded: folded.slice(start, end),
			start,
			end,
			kind: /^\d+(?:[.,]\d+)*$/.test(match[0]) ? "number" : /^[\p{L}\p{N}]/u.test(match[0]) ? "word" : "symbol",
			spaced: start === 0 || /\s/.test(text.charAt(start - 1)),
		});
	}
	return tokens;
}
