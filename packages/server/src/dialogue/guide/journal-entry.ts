import type { guideOutcomes } from "@centralita/contracts";

/** How a run left a node: by the contact's answer, or without one (`known`: it need not be asked; `passed`). */
export type NodeOutcome = "worked" | "failed" | "skipped" | "help" | "back" | "answered" | "known" | "passed";

export type JournalEvent =
	| { type: "began"; guide: string; version: number; opening: boolean }
	| {
			type: "node";
			guide: string;
			version: number;
			node: string;
			kind: "say" | "ask" | "step" | "decide" | "action" | "guide" | "end";
			/** As it is kept for statistics: null for what names a person or is free text. */
			answer: string | null;
			outcome: NodeOutcome;
			/** The node of the same guide that it leads to; null where it stays, and at an end. */
			to: string | null;
	  }
	| { type: "person-needed"; reason: "failures" | "asked" | "not-understood" }
	/** A person was offered, and is not wanted. */
	| { type: "goes-on" }
	| { type: "handed-over" }
	/** `confirmed`: the contact's last answer was that a step worked. */
	| { type: "ended"; outcome: (typeof guideOutcomes)[number]; confirmed: boolean }
	/** After the end: it does not work after all. */
	| { type: "denied" };

/** What happened in a run of a guide: `run` counts those of the conversation, `number` what happened in one; `at` in ms. */
export type JournalEntry = JournalEvent & { readonly run: number; readonly number: number; readonly at: number };

/** What the newest runs went through. Follows from the state alone, so that a stored state tells it again without doubt. */
export type Journal = { readonly run: number; readonly count: number; readonly recent: readonly JournalEntry[] };
