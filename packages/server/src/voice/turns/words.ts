/** Lower case without accents or punctuation, by word. */
export function plainWords(text: string): string[] {
	return text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.split(/[^\p{L}\p{N}@]+/u)
		.filter((word) => word !== "");
}

export const sameWords = (a: string, b: string): boolean => plainWords(a).join(" ") === plainWords(b).join(" ");
