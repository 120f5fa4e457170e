import { findPersonal } from "./find.ts";
import { type Kind, kinds, type Rule } from "./rule.ts";

/** What stands behind each placeholder, such as `[EMAIL 1]`. */
export type Originals = Readonly<Record<string, string>>;

const withoutAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");
/** As a placeholder is looked up: models write them in their own way. */
const keyOf = (placeholder: string) => withoutAccents(placeholder).toUpperCase().replace(/\s+/g, " ");

const names = [...new Set(kinds.flatMap((kind) => [kind, withoutAccents(kind)]))].join("|");
const numbered = new RegExp(String.raw`\[(?:${names})\s{1,3}\d{1,6}\]`, "giu");
/** The longest that `numbered` reads. */
export const longestPlaceholder = Math.max(...kinds.map((kind) => kind.length)) + 11;

/** A text that looks like a placeholder is put away as well, so that nobody gets what is behind one by writing it. */
const literals: Rule = { kind: "TEXTO", pattern: numbered, take: ({ text }) => text.length };

/**
 * Like `maskText`, with numbered placeholders that `unmask` turns back, exactly. The same words have the same placeholder as
 * in `known`, which comes from the texts before; `originals` is `known` and what is new.
 */
export function maskWithVault(
	text: string,
	country: string,
	known: Originals = {},
): { text: string; originals: Originals } {
	const vault = createVault(country, known);
	return { text: vault.mask(text), originals: vault.originals() };
}

/** Puts the originals in the place of their placeholders, however their letters are cased or accented. Others stay. */
export function unmask(text: string, originals: Originals): string {
	const byKey = new Map(Object.entries(originals).map(([placeholder, original]) => [keyOf(placeholder), original]));
	return restore(text, byKey);
}

const restore = (text: string, byKey: ReadonlyMap<string, string>) =>
	text.includes("[") ? text.replace(numbered, (placeholder) => byKey.get(keyOf(placeholder)) ?? placeholder) : text;

/** The placeholders of one conversation: the same words are the same placeholder in all of its texts. */
export type Vault = {
	mask(text: string): string;
	unmask(text: string): string;
	originals(): Originals;
};

export function createVault(country: string, known: Originals = {}): Vault {
	const byOriginal = new Map<string, string>();
	const originals = new Map<string, string>();
	const byKey = new Map<string, string>();
	const counts = new Map<Kind, number>();
	const keep = (placeholder: string, original: string, kind: Kind) => {
		originals.set(placeholder, original);
		byKey.set(keyOf(placeholder), original);
		byOriginal.set(`${kind} ${original}`, placeholder);
	};
	for (const [placeholder, original] of Object.entries(known)) {
		const kind = kinds.find((name) => placeholder.startsWith(`[${name} `));
		if (kind === undefined) continue;
		keep(placeholder, original, kind);
		counts.set(kind, Math.max(counts.get(kind) ?? 0, Number(/\d+/.exec(placeholder)?.[0] ?? 0)));
	}
	const placeholderOf = (kind: Kind, original: string) => {
		const had = byOriginal.get(`${kind} ${original}`);
		if (had !== undefined) return had;
		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		const placeholder = `[${kind} ${count}]`;
		keep(placeholder, original, kind);
		return placeholder;
	};
	return {
		mask(text) {
			let masked = "";
			let done = 0;
			for (const { kind, start, end } of findPersonal(text, country, [literals])) {
				masked += text.slice(done, start) + placeholderOf(kind, text.slice(start, end));
				done = end;
			}
			return masked + text.slice(done);
		},
		unmask: (text) => restore(text, byKey),
		originals: () => Object.fromEntries(originals),
	};
}
