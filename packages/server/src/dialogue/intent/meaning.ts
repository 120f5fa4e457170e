import { editDistance, typosAllowed } from "../text/edit-distance.ts";
import { fold, tidy } from "../text/fold.ts";
import { knownWords, type Meaning, meaningOf, negators, stopWords } from "./lexicon.ts";

/** Whether what is said of a concept is affirmed, denied, or only named. */
export type Polarity = "yes" | "no" | "named";
export type Concept = { name: string; polarity: Polarity; predicate: boolean; weight: number };
/** One clause, or all of them together, as concepts in the order they were said. */
export type Sense = readonly Concept[];

const rewrites: [RegExp, string][] = [
	[/\bno es que no\b/g, "si"],
	[
		/\b(?:it's|it is) not that (?:it |i |my \w+ |the \w+ )?(?:doesn't|does not|don't|do not|can't|cannot|won't|will not|isn't|is not)\b/g,
		"yes",
	],
	[/\bfuera de linea\b/g, "offline"],
	[/\b(can|do|does|did|is|are|was|were|have|has|had|would|could|should)n't\b|\b(can)not\b/g, "$1$2 not"],
	[/\bcan't\b/g, "can not"],
	[/\bwon't\b/g, "will not"],
	[/\b(?:luz|luces) rojas?\b|\bred lights?\b/g, "error"],
	[/\b(?:mando|mandas|manda|mande|envio|envia) a imprimir\b|\bsend (?:\w+ )?to print\b/g, "impresora"],
	[/\b(cant|dont|doesnt|wont|isnt|didnt)\b/g, "not"],
	[/\bwi[ -]fi\b/g, "wifi"],
	[/\bbanda ancha\b/g, "bandaancha"],
	[/\b(?:turn|power|switch)(?:s|ing|ed)? (?:it |my \w+ |the \w+ )?(?:back )?on\b/g, "turnon"],
	[/\b(?:power|start|boot|fire)(?:s|ing|ed)? (?:back )?up\b/g, "turnon"],
	[/\bcome(?:s)? on\b/g, "turnon"],
	[/\b(?:turn|power|switch|shut)(?:s|ing|ed)? (?:itself )?(?:off|down)\b/g, "turnoff"],
	[
		/\bno (?:da|dan|tiene) (?:ninguna )?senales? de vida\b|\bno signs? of life\b|\bno power\b|\bsin (?:corriente|energia)\b/g,
		"no turnon",
	],
	[/\b(?:log|sign|get|logging|signing|getting) ?(?:in|into|on to|onto)(?: to)?\b/g, "login"],
	[/\b(?:inici\w*|abr\w*) (?:la |de |mi )?sesion\b/g, "login"],
	[/\blocked out\b/g, "locked"],
	[/\b(?:dejo|deja|dejaron|paro) de\b/g, "no"],
	[/\bno longer\b|\b(?:has |have )?stopped\b/g, "not"],
	[/\bse (?:me )?(?:fue|corto|va|corta) (?:la |el )?(?=internet|wifi|red|conexion|senal)/g, "sin "],
	[/\bme quede sin\b|\bnos quedamos sin\b/g, "sin"],
	[/\bout of order\b/g, "broken"],
	[/\bgo(?:es)? online\b/g, "connect internet"],
	[/\bhow much\b|\bcuanto (?=(?:sale|vale|es|seria|me sale)\b)/g, "price "],
	[/\b(?:en )?cuanto tiempo\b/g, "demora"],
];

const clauseBreak = /[,;.:!?¿¡()…]+|\b(?:pero|aunque|sino|porque|but|although|though|because|however|while|mientras)\b/;
const joined = / (?:y|e|and) /;

type Clause = { words: string[]; afterAnd: boolean };

function clausesOf(text: string): Clause[] {
	let plain = fold(tidy(text));
	for (const [from, to] of rewrites) plain = plain.replace(from, to);
	return plain.split(clauseBreak).flatMap((part) =>
		` ${part} `.split(joined).map((piece, index) => ({
			words: piece.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [],
			afterAnd: index > 0,
		})),
	);
}

const idle: ReadonlySet<string> = new Set(
	"hoy ahora ya ayer antes despues entonces today now anymore yesterday si mas puedo puede pude podia can could".split(
		" ",
	),
);
/** What may stand between a negator and the bad word that it takes back: "no tengo ningún problema", "it is not broken". */
const light =
	/^(?:tengo|tiene|hay|esta|estan|es|son|ha|he|ningun|ninguna|ningunos|un|una|se|me|le|te|any|a|an|is|are|have|has|the|been|be|more|mas|de|of|to|que|having|had)$/;

/** The stems that a company's own examples are made of, with what was looked up before. */
export type Vocabulary = { stems: ReadonlySet<string>; memo: Map<string, Meaning | null> };
export const createVocabulary = (stems: Iterable<string>): Vocabulary => ({ stems: new Set(stems), memo: new Map() });
const maxMemo = 5000;

/** The concepts of each clause, with "no" kept: what is denied, affirmed, or only named. */
export function sensesOf(text: string, vocabulary: Vocabulary): Sense[] {
	const senses: Concept[][] = [];
	for (const clause of clausesOf(text)) {
		const content = clause.words.filter((word) => !stopWords.has(word) || negators.has(word));
		const negated = clause.words.some((word) => negators.has(word));
		const previous = senses.at(-1);
		if (negated && previous && content.every((word) => negators.has(word) || idle.has(word))) {
			// "prendía, pero hoy no": the "no" is about what was said just before. A bare "no" opens an answer.
			if (clause.words.some((word) => idle.has(word))) {
				senses[senses.length - 1] = previous.map((concept) => ({ ...concept, polarity: "no" as const }));
			}
			continue;
		}
		const concepts = readClause(clause.words, vocabulary);
		if (concepts.length === 0) continue;
		const bare = concepts.every((concept) => concept.polarity === "named");
		if (clause.afterAnd && bare && previous) {
			const polarity = previous.at(-1)?.polarity ?? "named";
			senses[senses.length - 1] = [...previous, ...concepts.map((concept) => ({ ...concept, polarity }))];
			continue;
		}
		senses.push(concepts);
	}
	return senses;
}

function readClause(words: readonly string[], vocabulary: Vocabulary): Concept[] {
	const found: { meaning: Meaning; cancelled: boolean }[] = [];
	const spent = new Set<number>();
	words.forEach((word, index) => {
		if (negators.has(word)) return;
		const meaning = lookUp(word, vocabulary);
		if (!meaning) return;
		let cancelled = false;
		if (meaning.bad) {
			for (const negator of takenBackBy(words, index)) {
				cancelled = true;
				spent.add(negator);
			}
		}
		found.push({ meaning, cancelled });
	});
	const denied =
		words.some((word, index) => negators.has(word) && !spent.has(index)) ||
		found.some(({ meaning, cancelled }) => meaning.bad && !cancelled);
	const stated = found.some(({ meaning }) => meaning.predicate);
	const polarity: Polarity = denied ? "no" : stated ? "yes" : "named";
	return found.map(({ meaning }) => ({
		name: meaning.concept,
		polarity,
		predicate: meaning.predicate,
		weight: meaning.weight,
	}));
}

/** The negators right before a bad word ("no hay ningún" problema): Spanish denies twice and means it once. */
function takenBackBy(words: readonly string[], bad: number): number[] {
	const found: number[] = [];
	for (let index = bad - 1; index >= Math.max(0, bad - 5); index--) {
		const word = words[index] ?? "";
		if (negators.has(word)) found.push(index);
		else if (!light.test(word)) break;
	}
	return found;
}

function lookUp(word: string, vocabulary: Vocabulary): Meaning | null {
	const remembered = vocabulary.memo.get(word);
	if (remembered !== undefined) return remembered;
	const meaning = find(word, vocabulary.stems);
	if (vocabulary.memo.size < maxMemo) vocabulary.memo.set(word, meaning);
	return meaning;
}

function find(word: string, vocabulary: ReadonlySet<string>): Meaning | null {
	const known = meaningOf(word);
	if (known) return known;
	if (stopWords.has(word) || word.length < 2) return null;
	const own = stem(word);
	if (vocabulary.has(own)) return { concept: own, predicate: false, bad: false, weight: 1 };
	const meant = mendTypo(word);
	if (meant) return meaningOf(meant);
	for (const candidate of vocabulary) {
		const allowed = typosAllowed(candidate.length);
		if (allowed > 0 && editDistance(own, candidate, allowed) <= allowed) {
			return { concept: candidate, predicate: false, bad: false, weight: 0.8 };
		}
	}
	// Not a word of any example: it dilutes a little, and matches nothing.
	return { concept: `?${own}`, predicate: false, bad: false, weight: 0.22 };
}

function mendTypo(word: string): string | null {
	const allowed = typosAllowed(word.length);
	if (allowed === 0) return null;
	let best: { word: string; distance: number } | null = null;
	for (const candidate of knownWords) {
		const distance = editDistance(word, candidate, allowed);
		if (distance <= allowed && (!best || distance < best.distance) && candidate[0] === word[0])
			best = { word: candidate, distance };
	}
	return best?.word ?? null;
}

const endings = /(?:mente|ando|iendo|aron|ieron|aste|iste|aban?|[aei]mos?|[ai]d[oa]|ing|ed|ar|er|ir|an|en|[aeo])$/;

/** Plural and the commonest endings off, four letters left at least, so that "facturas" finds "factura". */
export function stem(word: string): string {
	const singular = word.replace(/'s$/, "").replace(/(?<=.{4})(?:es|s)$/, "");
	const root = singular.replace(endings, "");
	return root.length >= 4 ? root : singular.length > 4 ? singular.replace(/[aeo]$/, "") : singular;
}
