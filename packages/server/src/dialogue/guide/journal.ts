import type { Scene } from "../scene.ts";
import type { Turn } from "../turn.ts";
import type { DialogueState } from "../types.ts";
import type { Journal, JournalEntry, JournalEvent } from "./journal-entry.ts";

/** Entries kept from earlier turns, for whoever stores a state less often than it changes. */
const kept = 40;
const none: Journal = { run: 0, count: 0, recent: [] };

/** Writes down what happens in the run under way, or in the one that ended last; without any, nothing. */
export function note(turn: Turn, scene: Scene, event: JournalEvent): void {
	const before = turn.state.journal ?? none;
	const began = event.type === "began" || before.run === 0;
	if (before.run === 0 && event.type !== "began" && turn.state.guide === null) return;
	const run = began ? before.run + 1 : before.run;
	const count = began ? 1 : before.count + 1;
	const entry = { ...event, run, number: count, at: scene.now() };
	turn.update({ journal: { run, count, recent: [...before.recent, entry] } });
}

/** Whether the contact's last answer in this run was that a step worked. */
export function lastWorked(state: DialogueState): boolean {
	const { run, recent } = state.journal ?? none;
	const answer = recent.findLast(
		(entry) => entry.run === run && entry.type === "node" && /^(?:worked|failed|skipped|answered)$/.test(entry.outcome),
	);
	return answer?.type === "node" && answer.outcome === "worked";
}

/** The state with as much of its journal as is kept from turn to turn. */
export function shortened(state: DialogueState): DialogueState {
	if (!state.journal || state.journal.recent.length <= kept) return state;
	return { ...state, journal: { ...state.journal, recent: state.journal.recent.slice(-kept) } };
}

/** What happened after `before`, in order. */
export function journalSince(before: DialogueState | null, after: DialogueState): readonly JournalEntry[] {
	const known = before?.journal ?? none;
	if (!after.journal || after.journal === known) return [];
	return after.journal.recent.filter(
		({ run, number }) => run > known.run || (run === known.run && number > known.count),
	);
}

/** The guides that the contact is in or went through, by slug, as far back as the journal tells. */
export function guidesOf({ guide, stack, journal }: DialogueState): string[] {
	const under = [...(guide ? [guide] : []), ...stack].map(({ slug }) => slug);
	const past = (journal?.recent ?? []).flatMap((entry) => ("guide" in entry ? [entry.guide] : []));
	return [...new Set([...under, ...past])];
}
