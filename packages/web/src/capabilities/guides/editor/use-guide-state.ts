import type { GuideDefinition } from "@centralita/contracts";
import { useCallback, useReducer } from "react";

type Guide = GuideDefinition;
type State = { guide: Guide; past: readonly Guide[]; future: readonly Guide[]; key: string | null };
type Deed =
	| { type: "apply"; change: (guide: Guide) => Guide; key: string | null }
	| { type: "undo" }
	| { type: "redo" }
	| { type: "adopt"; guide: Guide };

const remembered = 100;

function reduce(state: State, deed: Deed): State {
	const { guide, past, future } = state;
	if (deed.type === "adopt") return { guide: deed.guide, past: [], future: [], key: null };
	if (deed.type === "undo") {
		const before = past.at(-1);
		return before ? { guide: before, past: past.slice(0, -1), future: [guide, ...future], key: null } : state;
	}
	if (deed.type === "redo") {
		const [after, ...rest] = future;
		return after ? { guide: after, past: [...past, guide], future: rest, key: null } : state;
	}
	const next = deed.change(guide);
	if (next === guide) return state;
	const joined = deed.key !== null && deed.key === state.key;
	return { guide: next, past: joined ? past : [...past, guide].slice(-remembered), future: [], key: deed.key };
}

export type GuideState = {
	guide: Guide;
	/** Changes with one key in a row (typing in a field, moving a node) are undone together. */
	apply: (change: (guide: Guide) => Guide, key?: string) => void;
	undo: () => void;
	redo: () => void;
	canUndo: boolean;
	canRedo: boolean;
	/** Takes over another draft; there is nothing to undo then. */
	adopt: (guide: Guide) => void;
};

/** The guide that is being edited, with its past. */
export function useGuideState(initial: () => Guide): GuideState {
	const [{ guide, past, future }, dispatch] = useReducer(reduce, null, () => ({
		guide: initial(),
		past: [],
		future: [],
		key: null,
	}));
	return {
		guide,
		apply: useCallback((change, key) => dispatch({ type: "apply", change, key: key ?? null }), []),
		undo: useCallback(() => dispatch({ type: "undo" }), []),
		redo: useCallback(() => dispatch({ type: "redo" }), []),
		canUndo: past.length > 0,
		canRedo: future.length > 0,
		adopt: useCallback((adopted) => dispatch({ type: "adopt", guide: adopted }), []),
	};
}
