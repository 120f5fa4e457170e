/**
 * Lower case without accents, one character for each of the input: positions in the result are positions in the
 * input. The input should be in composed form (NFC).
 */
export function fold(text: string): string {
	let folded = "";
	for (const char of text) {
		const plain = char.normalize("NFD").charAt(0).toLowerCase();
		folded += char.length === 1 && plain.length === 1 ? quote(plain) : char;
	}
	return folded;
}

const quote = (char: string) => (char === "’" || char === "‘" || char === "´" || char === "`" ? "'" : char);

/** Composed form, blanks collapsed, ends trimmed. */
export const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** Folded words only, one blank between them. */
export const plainWords = (text: string): string =>
	fold(tidy(text))
		.replace(/[^\p{L}\p{N}' ]+/gu, " ")
		.replace(/ +/g, " ")
		.trim();
