/** The words of `text` that fit into the first `share` (0–1) of it, by characters; a word cut in the middle is left out. */
export function wordsHeard(text: string, share: number): string {
	if (share >= 1) return text;
	const reached = share * text.length;
	let end = 0;
	for (const word of text.matchAll(/\S+/g)) {
		const wordEnd = word.index + word[0].length;
		if (wordEnd > reached) break;
		end = wordEnd;
	}
	return text.slice(0, end);
}
