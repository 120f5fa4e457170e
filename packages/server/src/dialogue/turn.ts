import type { ReplySource } from "@centralita/contracts";
import type { DialogueAction, DialogueEvent, DialogueState } from "./types.ts";

/** One reply being composed: what is said, shown and done, and the state it leaves behind. */
export type Turn = {
	readonly state: DialogueState;
	readonly events: readonly DialogueEvent[];
	/** All that was said so far. */
	readonly said: string;
	source(source: ReplySource, reason?: string): void;
	/** A sentence of its own: a blank is put before it. */
	say(text: string): void;
	/** A piece that brings its own blanks. */
	append(piece: string): void;
	options(options: readonly { value: string; label: string }[]): void;
	emit(event: DialogueEvent): void;
	act(action: DialogueAction): void;
	update(patch: Partial<DialogueState>): void;
};

export function createTurn(initial: DialogueState): Turn {
	let state = initial;
	let said = "";
	let sourced = false;
	const events: DialogueEvent[] = [];
	return {
		get state() {
			return state;
		},
		get said() {
			return said;
		},
		events,
		source(source, reason) {
			// What answers first names the turn; a guide that follows a question does not rename it.
			if (sourced) return;
			sourced = true;
			events.push(reason === undefined ? { type: "source", source } : { type: "source", source, reason });
		},
		say(text) {
			if (text === "") return;
			const piece = said === "" || /\s$/.test(said) ? text : ` ${text}`;
			said += piece;
			events.push({ type: "text", text: piece });
		},
		append(piece) {
			if (piece === "") return;
			said += piece;
			events.push({ type: "text", text: piece });
		},
		options(options) {
			events.push({ type: "options", options });
		},
		emit: (event) => void events.push(event),
		act: (action) => void events.push({ type: "action", action }),
		update(patch) {
			state = { ...state, ...patch };
		},
	};
}

export const emptyState: DialogueState = {
	version: 1,
	messages: [],
	guide: null,
	stack: [],
	slots: {},
	misunderstood: 0,
	pending: null,
	ended: false,
};
