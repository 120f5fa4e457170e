export { type AnalysisTurn, analyseByRules, analyseWithModel, sentimentOf } from "./analysis/index.ts";
export { createDialogue } from "./dialogue.ts";
export { validateGuide } from "./guide/validate.ts";
export { createIntentMatcher, matchIntent } from "./intent/index.ts";
export type {
	Dialogue,
	DialogueAction,
	DialogueEvent,
	DialogueInput,
	DialogueScript,
	DialogueState,
	DialogueTools,
} from "./types.ts";
