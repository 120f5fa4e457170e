import type { Delivery, Turn } from "@centralita/contracts";
import { isPicture } from "../../shared/pictures/is-picture.ts";
import type { Chat } from "./chat.ts";

/** One thing in a thread; of a picture `key` is its id. */
export type Entry = { key: string; at: string; text: string } & (
	| { kind: "turn" | "picture"; who: Turn["who"]; writer: string | null; delivery: Delivery | null }
	| { kind: "announcement" }
	| { kind: "note"; by: string | null }
);

/** Turns and notes in the order of their times; at the same time, what was said comes first. */
export function entriesOf(chat: Chat): Entry[] {
	const began = new Date(chat.startedAt).getTime();
	const announced = new Set(chat.announcements);
	const turns = chat.transcript.map(({ id, who, origin, heard, startMs }): Entry => {
		const entry = { key: id, at: new Date(began + startMs).toISOString(), text: heard };
		if (announced.has(id)) return { ...entry, kind: "announcement" };
		const kind = isPicture({ who, origin }) ? "picture" : "turn";
		return { ...entry, kind, who, writer: chat.writers[id] ?? null, delivery: chat.deliveries[id] ?? null };
	});
	const notes = chat.notes.map(
		({ number, at, text, by }): Entry => ({ key: `note-${number}`, at, text, kind: "note", by }),
	);
	return [...turns, ...notes].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
