import type { Language } from "@centralita/contracts";

/** Of a clear voice that gives instructions, slower than conversation. */
const spanishSyllablesPerSecond = 5.5;
const englishWordsPerSecond = 2.6;
const pauseSeconds = { clause: 0.2, sentence: 0.45 };
/** A number is read digit by digit, or as words of about that length; a variable is a name or a number. */
const perDigit = { es: 1.8, en: 1.2 };
const perVariable = { es: 4, en: 2 };

/** About how long it takes to say a text, in seconds: by syllables in Spanish, by words in English. */
export function secondsToSay(text: string, language: Language): number {
	const variables = text.match(/\{\{[^}]*\}\}/g)?.length ?? 0;
	const plain = text.replace(/\{\{[^}]*\}\}/g, " ");
	const digits = plain.match(/\d/g)?.length ?? 0;
	const words = plain.toLowerCase().match(/[\p{L}']+/gu) ?? [];
	const sentences = plain.match(/[.!?…]+(?=\s+\S)/g)?.length ?? 0;
	const clauses = plain.match(/[,;:]+(?=\s)/g)?.length ?? 0;
	const units =
		(language === "es" ? words.reduce((sum, word) => sum + spanishSyllables(word), 0) : words.length) +
		digits * perDigit[language] +
		variables * perVariable[language];
	const rate = language === "es" ? spanishSyllablesPerSecond : englishWordsPerSecond;
	return units / rate + sentences * pauseSeconds.sentence + clauses * pauseSeconds.clause;
}

/** Vowel groups, where two strong vowels or an accented weak one make two: "po-e-ta", "dí-a", "tie-ne", "gui-a-do". */
export function spanishSyllables(word: string): number {
	const spelled = word
		.replace(/[gq]u(?=[eiéí])/g, "g")
		.replace(/y$/, "i")
		.replace(/[^aeiouáéíóúü]+/g, " ");
	let count = 0;
	for (const group of spelled.split(" ").filter((vowels) => vowels !== "")) {
		count += 1;
		for (let index = 1; index < group.length; index++)
			if (/[aeoáéóíú]/.test(group[index - 1] ?? "") && /[aeoáéóíú]/.test(group[index] ?? "")) count += 1;
	}
	return Math.max(1, count);
}
