import { type Language, type Locale, languageOf, type Turn } from "@centralita/contracts";

const phrases: Record<Language, { said: string; nothing: string }> = {
	es: { said: "Lo último que dijo:", nothing: "Todavía no dijo qué necesita." },
	en: { said: "The last things said:", nothing: "They have not said yet what they need." },
};

/** Longer briefings make the caller wait. */
const mostCharacters = 280;

/** What a colleague hears of a conversation before being joined, when nobody wrote a summary. */
export function briefingOf(locale: Locale, said: readonly { who: Turn["who"]; text: string }[]): string {
	const { said: intro, nothing } = phrases[languageOf(locale)];
	const words: string[] = [];
	let length = 0;
	for (const { who, text } of said.toReversed()) {
		if (who !== "contact" || text.trim() === "") continue;
		if (length + text.length > mostCharacters) break;
		words.unshift(text.trim());
		length += text.length;
	}
	return words.length === 0 ? nothing : `${intro} ${words.join(". ")}`;
}
