/** Markup out of a piece of text, so that it can be spoken: emphasis, headings, bullets, code marks, links, emoji. */
export function plainSpeech(text: string): string {
	return text
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
		.replace(/```[a-z]*\n?/gi, "")
		.replace(/^[ \t]*#{1,6}[ \t]+/gm, "")
		.replace(/^[ \t]*[-*•][ \t]+/gm, "")
		.replace(/^[ \t]*>[ \t]?/gm, "")
		.replace(/(\*\*|__)(?=\S)([^*_]*?)\1/g, "$2")
		.replace(/[*`]/g, "")
		.replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "")
		.replace(/\p{Extended_Pictographic}|\u{FE0F}|\u{200D}/gu, "")
		.replace(/\n+/g, " ")
		.replace(/[ \t]{2,}/g, " ");
}
