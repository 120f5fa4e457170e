import type { Language } from "@centralita/contracts";
import type { SpokenWord } from "../../ports/text-to-speech.ts";
import { speakable } from "../speakable.ts";

/** How long things take to say, a letter being 1: fitted to eSpeak's own times in Spanish and English. */
const weights = { letter: 1, space: 0.5, digit: 7, zero: 3, loneDigit: 5, pause: 2 } as const;

/** How long it takes to say what a voice was given to read, in letters of usual length. */
function lengthOf(spoken: string): number {
	let length = 0;
	for (const [part] of spoken.matchAll(/\d+(?:[.,]\d+)*|[,;:—.!?…\p{L}\s]/gu)) {
		if (/\d/.test(part)) {
			const digits = part.replace(/\D/g, "");
			if (digits.length === 1) length += weights.loneDigit;
			else for (const digit of digits) length += digit === "0" ? weights.zero : weights.digit;
		} else length += /\p{L}/u.test(part) ? weights.letter : /\s/.test(part) ? weights.space : weights.pause;
	}
	return length;
}

/** How long it takes to say a text, in letters of usual length: numbers, addresses and pauses take longer than they look. */
export const speechLength = (text: string, language: Language): number => lengthOf(speakable(text, language));

/** How far the audio of a text was played. */
export type PlayedSpeech = {
	/** 0–1 of all its audio. */
	share: number;
	ms: number;
	/** When its words begin, as far as the voice told; empty: it tells nothing. */
	words: readonly SpokenWord[];
};

/**
 * The words of `text` that were played to their end. A word is over when the next one begins; where the voice does not tell
 * when that is, words take their share of the whole. A word cut in the middle is left out.
 */
export function wordsHeard(text: string, { share, ms, words }: PlayedSpeech, language: Language): string {
	if (share >= 1) return text;
	const reached = share * speechLength(text, language);
	let end = 0;
	for (const word of text.matchAll(/\S+/g)) {
		const wordEnd = word.index + word[0].length;
		const spoken = speakable(text.slice(0, wordEnd), language);
		const next = words.find(({ at }) => at >= spoken.length);
		if (words.length > 0 ? next === undefined || next.ms > ms : lengthOf(spoken) > reached) break;
		end = wordEnd;
	}
	return text.slice(0, end);
}
