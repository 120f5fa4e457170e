import type { Said, Sense } from "./meaning.ts";

/** One way to put what a guide or question is about. */
export type Example = {
	sense: Sense;
	said: ReadonlyMap<string, { at: number; said: Said }>;
	/** What of it can match, weighed. */
	wanted: number;
	wrong: boolean;
};

/** How rare a concept is among the guides: 1 for what one speaks of, less for what most do. */
export type Rarity = (name: string) => number;

const weigh = (sense: Sense, rarity: Rarity): number =>
	sense.reduce((sum, { name, weight }) => sum + weight * rarity(name), 0);

export const exampleOf = (sense: Sense, rarity: Rarity): Example => ({
	sense,
	said: new Map(sense.map((said, at) => [said.name, { at, said }])),
	wanted: weigh(sense, rarity),
	wrong: isWrong(sense),
});

const isWrong = (sense: Sense): boolean => sense.some(({ wrong }) => wrong);

export const reportsWell = (sense: Sense): boolean =>
	!isWrong(sense) && sense.some(({ predicate, polarity }) => predicate && polarity !== "named");

/** What is left of a match with an example that says the contrary. */
export const contrary = 0.3;
/** A concept as light as "tengo" or "puedo" is said of everything, and contradicts nothing. */
const lightest = 0.4;
/** From this weight on a concept tells what a sentence is about. */
const telling = 0.6;
/** "Tengo una duda" is shared when nearly all of the example is: "tengo mi factura" is no question about it. */
const nearly = 0.7;
/** Of a concept that at most two entries speak of. */
const rare = 0.8;

/** What was said, or one clause of it. */
export type Query = {
	sense: Sense;
	/** All that was said, weighed. */
	total: number;
	/** That of the whole sentence: a state is told, and nothing is wrong ("la compu prende", "no está lento"). */
	well: boolean;
	states: boolean;
};

export const queryOf = (sense: Sense, well: boolean, rarity: Rarity): Query => ({
	sense,
	total: weigh(sense, rarity),
	well,
	states: sense.some(({ predicate }) => predicate),
});

const isState = ({ predicate, weight }: Said): boolean => predicate && weight >= lightest;

/** How alike what was said and an example are, 0 to 1; at most `untold` when they share no word that tells the subject. */
export function likeness(query: Query, example: Example, rarity: Rarity, untold: number): number {
	const { sense, total } = query;
	if (total === 0 || example.wanted === 0) return 0;
	let matched = 0;
	let tells = false;
	let pairs = 0;
	let previous = -2;
	let against = false;
	let shared = false;
	let light = false;
	let unexplained = 0;
	for (const concept of sense) {
		const found = example.said.get(concept.name);
		if (!found) {
			if (concept.wrong && isState(concept) && concept.weight >= telling) unexplained += 0.08;
			continue;
		}
		const { at, said } = found;
		const agreement = agree(concept, said);
		if (agreement === 0) {
			against ||= concept.weight >= lightest;
			continue;
		}
		tells ||= concept.weight >= telling;
		shared ||= isState(concept);
		light ||= concept.predicate;
		matched += agreement * said.weight * rarity(concept.name);
		if (at === previous + 1) pairs++;
		previous = at;
	}
	const score = 0.55 * (matched / example.wanted) + 0.45 * Math.min(1, matched / total) + 0.02 * pairs - unexplained;
	// "No funciona" alone fits everything: without a telling word it is no match.
	const capped = Math.max(0, Math.min(1, tells ? score : Math.min(score, untold)));
	// All is well with it: then it is no problem, and no other request than the one that was made.
	const beside =
		query.well && (example.wrong || (query.states && !shared && !(light && matched >= example.wanted * nearly)));
	return against || beside ? capped * contrary : capped;
}

function agree(left: Said, right: Said): number {
	if (left.polarity === right.polarity) return 1;
	if (left.polarity === "named" || right.polarity === "named") return 0.85;
	// A thing takes the polarity of its clause: "la impresora imprime mal" and "se atascó la impresora" agree on it.
	return left.predicate || right.predicate ? 0 : 0.7;
}

/** The different ways in which an entry's examples speak of each concept. */
export type Stances = ReadonlyMap<string, readonly Said[]>;

export function stancesOf(examples: readonly Example[]): Stances {
	const stances = new Map<string, Said[]>();
	for (const said of examples.flatMap(({ sense }) => sense)) {
		const known = stances.get(said.name) ?? [];
		if (!known.some((other) => other.polarity === said.polarity && other.predicate === said.predicate))
			known.push(said);
		stances.set(said.name, known);
	}
	return stances;
}

/** Whether an entry speaks of anything that tells what the query is about. */
export const touches = ({ sense }: Query, stances: Stances): boolean =>
	sense.some(({ name, weight }) => weight >= telling && stances.has(name));

/** Whether something is denied that the examples only ever affirm, and nothing else is wrong ("lento, no carga"). */
export const deniesAffirmed = ({ sense }: Query, stances: Stances): boolean =>
	!sense.some(({ wrong, polarity }) => wrong && polarity === "yes") &&
	sense.some((concept) => {
		if (!isState(concept) || concept.weight < telling || concept.polarity !== "no") return false;
		const polarities = (stances.get(concept.name) ?? []).map(({ polarity }) => polarity);
		return polarities.includes("yes") && !polarities.includes("no");
	});

/**
 * How much of what was said is in the entry's examples taken together, 0 to 1: who puts in one sentence what the examples
 * say in two is understood as well. 0 unless two telling things are there that few other entries speak of, or something is
 * wrong with one that no other speaks of ("tengo un problema con la factura").
 */
export function coverage(query: Query, stances: Stances, rarity: Rarity): number {
	if (query.well || query.total === 0) return 0;
	let covered = 0;
	let distinctive = 0;
	let owned = false;
	for (const concept of query.sense) {
		const agreements = (stances.get(concept.name) ?? []).map((said) => agree(concept, said));
		const best = Math.max(0, ...agreements);
		if (agreements.length > 0 && best === 0 && isState(concept)) return 0;
		if (best === 0) continue;
		covered += best * concept.weight * rarity(concept.name);
		if (concept.weight >= telling && rarity(concept.name) >= rare) distinctive++;
		owned ||= concept.wrong && !concept.predicate && concept.weight >= 1 && rarity(concept.name) === 1;
	}
	return distinctive < 2 && !owned ? 0 : covered / query.total;
}
