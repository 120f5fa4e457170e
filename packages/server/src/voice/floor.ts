import type { Reply } from "./reply.ts";
import type { VoiceEvent } from "./types.ts";

type FloorState = "listening" | "thinking" | "speaking";

/**
 * Who has the floor. Written by the stages that answer and play, read by those that listen; it tells the world when it
 * changes.
 */
export type Floor = {
	readonly state: FloorState;
	/** An answer is being worked out. */
	setThinking(thinking: boolean): void;
	/** A reply sounds, or is shown. */
	setSounding(sounding: boolean): void;
	/** Replies with words that were not heard to their end yet. */
	readonly openReplies: ReadonlySet<Reply>;
	openReply(reply: Reply): void;
	closeReply(reply: Reply): void;
	/** Output is held back because the caller speaks. */
	paused: boolean;
	/** The call is closing: what the caller does no longer changes that. */
	closing: boolean;
	/** Somebody else answers the caller, or nobody is to: the assistant listens and says nothing of its own. */
	suspended: boolean;
	/** Milliseconds of the current reply that were made and not yet played. */
	remainingMs: () => number;
	/** What the assistant is saying or has just said, to tell its echo. */
	spoken: string;
	/** The caller's words that are being answered, or were last. */
	answering: string | null;
};

export function createFloor(emit: (event: VoiceEvent) => void): Floor {
	let thinking = false;
	let sounding = false;
	let state: FloorState = "listening";
	const openReplies = new Set<Reply>();

	function update(): void {
		const next = sounding ? "speaking" : thinking || openReplies.size > 0 ? "thinking" : "listening";
		if (next === state) return;
		state = next;
		emit({ type: "state", state });
	}

	return {
		get state() {
			return state;
		},
		setThinking(value) {
			thinking = value;
			update();
		},
		setSounding(value) {
			sounding = value;
			update();
		},
		openReplies,
		openReply(reply) {
			openReplies.add(reply);
			update();
		},
		closeReply(reply) {
			openReplies.delete(reply);
			if (openReplies.size === 0) sounding = false;
			update();
		},
		paused: false,
		closing: false,
		suspended: false,
		remainingMs: () => 0,
		spoken: "",
		answering: null,
	};
}
