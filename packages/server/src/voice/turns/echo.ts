import { plainWords } from "./words.ts";

/** Fewer words than this may well be the caller's own. */
const fewestWords = 3;

/** Whether `text` is the assistant's own voice coming back: the same words in the same order as in what it `spoke`. */
export function isEcho(text: string, spoke: string, fewest = fewestWords): boolean {
	const heard = plainWords(text);
	if (heard.length < fewest) return false;
	return ` ${plainWords(spoke).join(" ")} `.includes(` ${heard.join(" ")} `);
}
