import type { ChatLine } from "@centralita/contracts";

export type Line = {
	kind: "line";
	id: string;
	at: string;
	imageUrl?: string | undefined;
	/** Of a picture: what became of it; none while the server works on it. */
	picture?: "done" | "refused" | undefined;
} & Pick<ChatLine, "who" | "name" | "text">;
export type Notice = {
	kind: "notice";
	id: string;
	at: string;
	what: "joined" | "waiting" | "back" | "ticket" | "closed";
	/** The person's name, or the ticket's number. */
	detail: string | null;
};
/** A picture that this page sent. */
export type Picture = { kind: "picture"; id: string; at: string; file: Blob; name: string; url: string; seen: string };
export type Entry = Line | Notice | Picture;

/** What a person of the company sends is ready to be shown. */
export const lineOf = ({ turnId, who, name, text, at, ...rest }: ChatLine): Line => ({
	...rest,
	...(rest.imageUrl && who === "user" ? { picture: "done" } : {}),
	kind: "line",
	id: turnId,
	who,
	name,
	text,
	at,
});

/** A line of whoever needs no name. */
export const unnamed = (id: string, who: Line["who"], text: string, at: string): Line => ({
	kind: "line",
	id,
	who,
	name: null,
	text,
	at,
});

/**
 * Puts an entry behind the one that came before it (null: at the start), and behind what stands there that the source
 * does not know; not a second time where it is there.
 */
export function place(
	entries: readonly Entry[],
	entry: Entry,
	after: string | null,
	unknown: readonly Entry["kind"][],
): readonly Entry[] {
	const url = entry.kind === "line" ? entry.imageUrl : undefined;
	if (url !== undefined && entries.some((other) => other.kind === "picture" && other.url === url)) return entries;
	if (entries.some(({ id }) => id === entry.id)) return entries;
	let at = after === null ? 0 : entries.findIndex(({ id }) => id === after) + 1;
	if (after !== null && at === 0) at = entries.length;
	for (let next = entries[at]; next && unknown.includes(next.kind); next = entries[at]) at++;
	return entries.toSpliced(at, 0, entry);
}

/** All that was said, as the server knows it, beside what only this page does. */
export function merge(entries: readonly Entry[], lines: readonly ChatLine[]): readonly Entry[] {
	let merged = entries;
	let after: string | null = null;
	for (const line of lines) {
		merged = place(merged, lineOf(line), after, ["notice", "picture"]);
		after = line.turnId;
	}
	return merged;
}

/** Of the visitor or the assistant: their ids are in the order of time, those of a colleague's lines in none. */
export const lastLineId = (entries: readonly Entry[]): string | null =>
	entries.findLast((entry) => entry.kind === "line" && entry.who !== "user")?.id ?? null;
