import { plainWords } from "../text/fold.ts";

/** Letter triples of the plain words. */
export function trigrams(text: string): Set<string> {
	const padded = `  ${plainWords(text)} `;
	const set = new Set<string>();
	for (let index = 0; index + 3 <= padded.length; index++) set.add(padded.slice(index, index + 3));
	return set;
}

/** Share of common letter triples (Dice), 0 to 1: forgives typing errors and word forms. */
export function trigramSimilarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
	let common = 0;
	for (const gram of left) if (right.has(gram)) common++;
	return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}
