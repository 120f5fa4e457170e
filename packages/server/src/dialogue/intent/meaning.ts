import { fold, tidy } from "../text/fold.ts";
import { type Meaning, negators } from "./lexicon.ts";
import { rewrites } from "./rewrites.ts";
import { lookUp, type Vocabulary } from "./vocabulary.ts";

/** Whether what is said of a concept is affirmed, denied, or only named. */
export type Polarity = "yes" | "no" | "named";
export type Said = {
	name: string;
	polarity: Polarity;
	predicate: boolean;
	subject: boolean;
	weight: number;
	/** Said of something that is wrong: "no prende", "está lento"; not so in "no está lento", "no hay problemas". */
	wrong: boolean;
};
/** One clause, or all of them together, as concepts in the order they were said. */
export type Sense = readonly Said[];

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
	"hoy ahora ya ayer antes despues entonces today now anymore yesterday si mas puedo puede pude podia can could i it yo me lo".split(
		" ",
	),
);
/** What may stand between a negator and the bad word that it takes back: "no tengo ningún problema", "it is not broken". */
const light =
	/^(?:tengo|tiene|hay|esta|estan|es|son|va|anda|ha|he|sido|quedo|ningun|ninguna|ningunos|un|una|se|me|le|te|tan|muy|any|a|an|is|are|have|has|the|been|be|so|that|more|mas|de|of|to|que|having|had|running)$/;

/** The concepts of each clause, with "no" kept: what is denied, affirmed, or only named. */
export function sensesOf(text: string, vocabulary: Vocabulary): Sense[] {
	const senses: Said[][] = [];
	for (const clause of clausesOf(text)) {
		const negated = clause.words.some((word) => negators.has(word));
		const previous = senses.at(-1);
		if (negated && previous && clause.words.every((word) => negators.has(word) || idle.has(word))) {
			// "prendía, pero hoy no": the "no" is about what was said just before. A bare "no" opens an answer.
			if (clause.words.some((word) => idle.has(word))) senses[senses.length - 1] = previous.map(deny);
			continue;
		}
		const said = readClause(clause.words, vocabulary);
		if (said.length === 0) continue;
		const bare = said.every(({ polarity }) => polarity === "named");
		if (clause.afterAnd && bare && previous) {
			const { polarity, wrong } = previous.at(-1) ?? { polarity: "named", wrong: false };
			senses[senses.length - 1] = [...previous, ...said.map((concept) => ({ ...concept, polarity, wrong }))];
			continue;
		}
		senses.push(said);
	}
	return senses;
}

const deny = (said: Said): Said => ({ ...said, polarity: "no", wrong: !said.wrong });

function readClause(words: readonly string[], vocabulary: Vocabulary): Said[] {
	const found: { meaning: Meaning; takenBack: boolean }[] = [];
	const spent = new Set<number>();
	words.forEach((word, index) => {
		if (negators.has(word)) return;
		const meaning = lookUp(word, vocabulary);
		if (!meaning) return;
		const takers = meaning.bad || meaning.trouble || meaning.opposite ? takenBackBy(words, index) : [];
		for (const negator of takers) spent.add(negator);
		found.push({ meaning, takenBack: takers.length > 0 });
	});
	const denied =
		words.some((word, index) => negators.has(word) && !spent.has(index)) ||
		found.some(({ meaning, takenBack }) => meaning.bad && !takenBack);
	const stated = found.some(({ meaning }) => meaning.predicate);
	const clause: Polarity = denied ? "no" : stated ? "yes" : "named";
	return found.map(({ meaning, takenBack }) => {
		const { concept: name, predicate, subject, weight } = meaning;
		const own = { name, predicate, subject, weight };
		if (meaning.trouble) return { ...own, polarity: takenBack ? "no" : "yes", wrong: !takenBack };
		if (meaning.opposite) return { ...own, polarity: takenBack ? "yes" : "no", wrong: takenBack };
		if (meaning.bad && takenBack) return { ...own, polarity: "yes", wrong: false };
		return { ...own, polarity: clause, wrong: denied };
	});
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

/** One concept once: what was said of it last holds ("antes imprimía, ahora no imprime"). */
export function settle(sense: Sense): Sense {
	const last = new Map<string, Said>();
	for (const said of sense) {
		const known = last.get(said.name);
		if (!known) last.set(said.name, said);
		else if (said.polarity !== "named") last.set(said.name, { ...said, predicate: said.predicate || known.predicate });
	}
	return [...last.values()];
}
