/** How a text that was cut off ended: after a sentence, after a clause (comma, colon), or before anything was said. */
export type Ending = "nothing" | "sentence" | "clause";

/**
 * Cuts streamed text into pieces that can stand when the stream breaks: whole sentences, or clauses of some length so
 * that speech starts early. What is after the last boundary waits for `finish`, or is dropped by never calling it.
 */
export function createSentenceCutter(): { push(text: string): string[]; finish(): string; readonly ending: Ending } {
	/** Characters before a comma is taken as a boundary: shorter pieces make speech choppy. */
	const clauseLength = 40;
	let held = "";
	let ending: Ending = "nothing";
	const cut = (): string | null => {
		const sentence = boundary(held, /[.!?…]+["»”')\]]*\s/g, 0);
		const line = held.indexOf("\n");
		const clause = boundary(held, /[,;:]\s/g, clauseLength);
		const end = [sentence, line < 0 ? -1 : line + 1].filter((at) => at > 0).sort((a, b) => a - b)[0] ?? -1;
		const at = end > 0 && (clause < 0 || end <= clause || clause < clauseLength) ? end : clause;
		if (at <= 0) return null;
		const piece = held.slice(0, at);
		held = held.slice(at);
		if (piece.trim() !== "") ending = /[,;:]\s*$/.test(piece) ? "clause" : "sentence";
		return piece;
	};
	return {
		push(text) {
			held += text;
			const pieces: string[] = [];
			for (let piece = cut(); piece !== null; piece = cut()) pieces.push(piece);
			return pieces;
		},
		finish() {
			const rest = held;
			held = "";
			if (rest.trim() !== "") ending = "sentence";
			return rest;
		},
		get ending() {
			return ending;
		},
	};
}

/** Index after the first match that is a true boundary at or after `from`; -1 for none. */
function boundary(text: string, pattern: RegExp, from: number): number {
	for (const match of text.matchAll(pattern)) {
		const end = match.index + match[0].length;
		if (end < from) continue;
		const before = text.slice(0, match.index);
		// "Sr. Pérez", "1. ", "p. m.": a short abbreviation or a number is no end.
		if (
			match[0].startsWith(".") &&
			/(?:^|\s)(?:\d{1,2}|\p{L}|sra?|dra?|ing|lic|mr|mrs|ms|st|no|vs|etc|ej|av)$/iu.test(before)
		)
			continue;
		return end;
	}
	return -1;
}
