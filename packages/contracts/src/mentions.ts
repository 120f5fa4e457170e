import { z } from "zod";
import { Timestamp } from "./common.ts";

/** That somebody named the reader in a note of a chat or a ticket. `by` is null for a program. */
export const Mention = z.object({ by: z.string().nullable(), at: Timestamp, seen: z.boolean() });
export type Mention = z.infer<typeof Mention>;

const plain = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase();
const sign = /(?<![\p{L}\p{N}@._-])@/gu;

/**
 * Whom a note names: after an `@` that begins a word, whoever has the longest name that stands there in full, case and
 * accents aside; all of those, where several have the same.
 */
export function mentionedIn<T extends { readonly name: string }>(text: string, people: readonly T[]): T[] {
	const written = plain(text);
	const known = people.map((person) => ({ person, name: plain(person.name) })).filter(({ name }) => name !== "");
	const found = new Set<T>();
	for (const { index } of written.matchAll(sign)) {
		const rest = written.slice(index + 1);
		const here = known.filter(({ name }) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)));
		const longest = Math.max(0, ...here.map(({ name }) => name.length));
		for (const { person, name } of here) if (name.length === longest) found.add(person);
	}
	return [...found];
}
