import { z } from "zod";
import { Id, Timestamp } from "./common.ts";

/** That somebody named the reader in a note of a chat or a ticket. `by` is null for a program. */
export const Mention = z.object({ by: z.string().nullable(), at: Timestamp, seen: z.boolean() });
export type Mention = z.infer<typeof Mention>;

const plain = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase();
const sign = /(?<![\p{L}\p{N}@._-])@/gu;

/** Who can be named in a note. `hint` tells those apart who have the same name; null for the others. */
export const MentionPeople = z.object({
	items: z.array(z.object({ id: Id, name: z.string(), hint: z.string().nullable() })),
});

export const mostMentions = 20;
/** Of a note: who was chosen where several have the name that it says, in the order in which they were. */
export const chosenMentions = { mentions: z.array(Id).max(mostMentions).default([]) };

/** Two people of whom a note cannot tell which it names: case and accents aside they have one name. */
export const isNamesake = (one: string, other: string): boolean => plain(one) === plain(other);

/**
 * Whom a note names: after an `@` that begins a word, whoever has the longest name that stands there in full, case and
 * accents aside. Where several have it, as many of those that were `chosen` last as there are places for them; without a
 * choice nobody.
 */
export function mentionedIn<T extends { readonly id: unknown; readonly name: string }>(
	text: string,
	people: readonly T[],
	chosen: readonly T["id"][] = [],
): T[] {
	const written = plain(text);
	const known = people.map((person) => ({ person, name: plain(person.name) })).filter(({ name }) => name !== "");
	const places = new Map<string, number>();
	for (const { index } of written.matchAll(sign)) {
		const rest = written.slice(index + 1);
		const here = known.filter(({ name }) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)));
		const [longest] = here.map(({ name }) => name).sort((a, b) => b.length - a.length);
		if (longest !== undefined) places.set(longest, (places.get(longest) ?? 0) + 1);
	}
	return [...places].flatMap(([wanted, count]) => {
		const namesakes = known.filter(({ name }) => name === wanted).map(({ person }) => person);
		if (namesakes.length === 1) return namesakes;
		return [...new Set(chosen)].flatMap((id) => namesakes.find((person) => person.id === id) ?? []).slice(-count);
	});
}
