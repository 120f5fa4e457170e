/**
 * Lower case without accents, one character for each of the input: positions in the result are positions in the
 * input. The input should be in composed form (NFC).
 */
export const fold = (text: string): string =>
	text.replace(/[A-Z\u0080-\uffff`]/g, (char) => {
		if (char === "’" || char === "‘" || char === "´" || char === "`") return "'";
		const plain = char.normalize("NFD").charAt(0).toLowerCase();
		return plain.length === 1 ? plain : char;
	});

/** Composed form, blanks collapsed, ends trimmed. */
export const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** Folded words only, one blank between them. */
export const plainWords = (text: string): string =>
	fold(tidy(text))
		.replace(/[^\p{L}\p{N}' ]+/gu, " ")
		.replace(/ +/g, " ")
		.trim();
