import { plainWords } from "../text/fold.ts";
import type { AnalysisTurn } from "./types.ts";

const lexicon = (words: string, value: number): [string, number][] => words.split("|").map((word) => [word, value]);

/** Feelings, Spanish and English; a complaint about a device ("no prende") is a fact, not a mood. */
const feelings: readonly [string, number][] = [
	...lexicon(
		"excelente|genial|buenisim\\w+|perfecto|maravilla\\w*|increible|fantastic\\w+|encant\\w+|espectacular|mil gracias|muchisimas gracias|muy amable|excellent|awesome|amazing|wonderful|fantastic|brilliant|perfect|love|thank you so much",
		0.9,
	),
	...lexicon(
		"gracias|bueno|bien|contento|contenta|feliz|me alegra|amable|agradec\\w+|util|rapido|thanks|thank you|great|good|nice|happy|glad|helpful|appreciate|pleased|cool",
		0.45,
	),
	...lexicon(
		"molest[oa]|cansad[oa]|preocupad[oa]|triste|decepcionad\\w+|frustra\\w+|hart[oa]|urgente|no puede ser|otra vez lo mismo|siempre lo mismo|perdiendo el tiempo|perdida de tiempo|annoyed|annoying|tired of|worried|sad|disappoint\\w+|frustrat\\w+|upset|unhappy|again and again|waste of time|ridiculous|unacceptable|inaceptable|ridiculo",
		-0.7,
	),
	...lexicon(
		"pesimo|pesima|horrible|terrible|malisim\\w+|desastre|verguenza|estafa\\w*|enojad\\w+|furios\\w+|indignad\\w+|asco|porqueria|basura|inutil\\w*|odio|denuncia\\w*|awful|worst|disgust\\w+|scam|angry|furious|hate|useless|garbage|rubbish|pathetic|sue",
		-1,
	),
];

const patterns = feelings.map(([word, value]) => ({ pattern: new RegExp(`\\b${word}\\b`, "g"), value }));
const negation =
	/\b(?:no|nunca|jamas|ni|sin|nada|not|never|no|isn't|wasn't|don't|didn't|doesn't|without|hardly)\b(?: \S+){0,2} ?$/;
const stronger =
	/\b(?:muy|re|super|tan|demasiado|realmente|totalmente|very|really|so|extremely|too|absolutely)\b(?: \S+)? ?$/;

/** From -1 to 1 for one text, with how many feelings were found. A negated one turns over, weaker. */
export function sentimentOf(text: string): { value: number; found: number } {
	const plain = plainWords(text);
	let sum = 0;
	let found = 0;
	for (const { pattern, value } of patterns) {
		for (const match of plain.matchAll(pattern)) {
			const before = plain.slice(0, match.index);
			// "No, gracias" and "no, bien" decline; they do not deny the feeling.
			const polite = /^(?:gracias|thanks|thank you|perfecto|perfect|bueno|bien|genial|great)$/.test(match[0]);
			const denied = negation.test(before) && !polite;
			const weight = stronger.test(before) ? 1.3 : 1;
			sum += denied ? -value * 0.6 : value * weight;
			found++;
		}
	}
	return { value: found === 0 ? 0 : Math.max(-1, Math.min(1, sum / Math.sqrt(found))), found };
}

/** The contact's mood over the conversation; the last words weigh most. */
export function sentimentOfTurns(turns: readonly AnalysisTurn[]): { sentiment: number; confidence: number } {
	const own = turns.filter((turn) => turn.who === "contact");
	let sum = 0;
	let weights = 0;
	let hits = 0;
	own.forEach((turn, index) => {
		const { value, found } = sentimentOf(turn.text);
		if (found === 0) return;
		const weight = 1 + index / Math.max(1, own.length - 1 || 1);
		sum += value * weight;
		weights += weight;
		hits += found;
	});
	const sentiment = weights === 0 ? 0 : Math.round((sum / weights) * 100) / 100;
	return { sentiment, confidence: hits === 0 ? 0.3 : Math.min(0.85, 0.45 + hits * 0.1) };
}
