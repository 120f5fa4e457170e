import type { Delivery, Turn } from "@centralita/contracts";
import { isPicture } from "../../shared/pictures/is-picture.ts";
import type { Chat } from "./chat.ts";

/** One thing in a thread. */
export type Entry = { key: string; at: string; text: string } & (
	| { kind: "turn"; who: Turn["who"]; writer: string | null; delivery: Delivery | null }
	/** `key` is the picture's id. */
	| { kind: "picture" }
	| { kind: "announcement" }
	| { kind: "note"; by: string | null }
);

/** Turns and notes in the order of their times; at the same time, what was said comes first. */
export function entriesOf(chat: Chat): Entry[] {
	const began = new Date(chat.startedAt).getTime();
	const announced = new Set(chat.announcements);
	const turns = chat.transcript.map(({ id, who, origin, heard, startMs }): Entry => {
		const entry = { key: id, at: new Date(began + startMs).toISOString(), text: heard };
		if (isPicture({ who, origin })) return { ...entry, kind: "picture" };
		return announced.has(id)
			? { ...entry, kind: "announcement" }
			: { ...entry, kind: "turn", who, writer: chat.writers[id] ?? null, delivery: chat.deliveries[id] ?? null };
	});
	const notes = chat.notes.map(
		({ number, at, text, by }): Entry => ({ key: `note-${number}`, at, text, kind: "note", by }),
	);
	return [...turns, ...notes].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
