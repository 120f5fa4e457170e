import { editDistance, typosAllowed } from "../text/edit-distance.ts";
import { knownWords, type Meaning, meaningOf, stopWords } from "./lexicon.ts";

/** The stems (or, of examples without telling words, the words) that a company's own examples are made of, with what was looked up before. */
export type Vocabulary = { stems: ReadonlySet<string>; memo: Map<string, Meaning | null> };
export const createVocabulary = (stems: Iterable<string>): Vocabulary => ({ stems: new Set(stems), memo: new Map() });

/** What a common word counts where an example has no better ones: less than what would take a sentence elsewhere. */
const common = 0.6;
const maxMemo = 5000;

/** What a folded word means: by the lexicon, by the examples, or as a typing error of a word of either; null when nothing. */
export function lookUp(word: string, vocabulary: Vocabulary): Meaning | null {
	const remembered = vocabulary.memo.get(word);
	if (remembered !== undefined) return remembered;
	const meaning = find(word, vocabulary.stems);
	if (vocabulary.memo.size < maxMemo) vocabulary.memo.set(word, meaning);
	return meaning;
}

function find(word: string, stems: ReadonlySet<string>): Meaning | null {
	if (stopWords.has(word)) return stems.has(word) ? plain(word, common) : null;
	const known = meaningOf(word);
	if (known) return known;
	if (word.length < 2) return null;
	const own = stem(word);
	if (stems.has(own)) return plain(own, 1);
	const meant = mendTypo(word);
	if (meant) return meant;
	for (const candidate of stems) {
		const allowed = typosAllowed(candidate.length);
		if (allowed > 0 && candidate[0] === own[0] && editDistance(own, candidate, allowed) <= allowed)
			return plain(candidate, 0.8);
	}
	// Not a word of any example: it dilutes a little, and matches nothing.
	return plain(`?${own}`, 0.22);
}

const plain = (concept: string, weight: number): Meaning => ({
	concept,
	weight,
	predicate: false,
	bad: false,
	opposite: false,
	trouble: false,
	subject: false,
});

/** Letters that sound alike in Latin American Spanish, and those that are left out when writing fast, as one. */
const soundOf = (word: string): string =>
	word
		.replace(/h/g, "")
		.replace(/v/g, "b")
		.replace(/qu|k|c(?![eih])/g, "k")
		.replace(/[zc]/g, "s")
		.replace(/ll/g, "y")
		.replace(/n(?=[pb])/g, "m")
		.replace(/(.)\1+/g, "$1");

type Known = {
	text: string;
	open: boolean;
	sound: string;
	/** Takes the sentence to another subject: not on the strength of a word that is merely similar. */
	strict: boolean;
};
/** By the sound of their first letter: a typing error is rarely there, and few words are left to compare. */
const byFirst = new Map<string, Known[]>();
for (const { text, open } of knownWords) {
	const sound = soundOf(text);
	const list = byFirst.get(sound.charAt(0)) ?? [];
	list.push({ text, open, sound, strict: (meaningOf(text)?.weight ?? 1) > 1 });
	byFirst.set(sound.charAt(0), list);
}

/** The known word nearest to a misspelt one. */
function mendTypo(word: string): Meaning | null {
	if (word.length < 5) return null;
	const sound = soundOf(word);
	let best: { known: Known; distance: number } | null = null;
	for (const known of byFirst.get(sound.charAt(0)) ?? []) {
		// Of a beginning, the rest of the word is free: it is compared with as many letters.
		const compared = known.open ? sound.slice(0, known.sound.length) : sound;
		const allowed = known.strict || (known.open && known.text.length < 6) ? 0 : typosAllowed(known.text.length);
		const limit = best ? Math.min(allowed, best.distance - 1) : allowed;
		if (limit < 0) continue;
		if (limit === 0 && compared !== known.sound) continue;
		const distance = editDistance(compared, known.sound, limit);
		if (distance <= limit) best = { known, distance };
	}
	return best ? meaningOf(best.known.text) : null;
}

const endings = /(?:mente|ando|iendo|aron|ieron|aste|iste|aban?|[aei]mos?|[ai]d[oa]|ing|ed|ar|er|ir|an|en|[aeo])$/;

/** Plural and the commonest endings off, four letters left at least, so that "facturas" finds "factura". */
export function stem(word: string): string {
	const singular = word.replace(/'s$/, "").replace(/(?<=.{4})(?:es|s)$/, "");
	const root = singular.replace(endings, "");
	return root.length >= 4 ? root : singular.length > 4 ? singular.replace(/[aeo]$/, "") : singular;
}
