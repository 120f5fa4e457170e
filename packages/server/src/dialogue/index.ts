export {
	type AnalysisInput,
	type AnalysisTurn,
	analyseByRules,
	analyseWithModel,
	sentimentOf,
} from "./analysis/index.ts";
export { createDialogue } from "./dialogue.ts";
export { innerGuides } from "./guide/check/guides.ts";
export { guidesOf, journalSince } from "./guide/journal.ts";
export type { JournalEntry, NodeOutcome } from "./guide/journal-entry.ts";
export { guidesUnderWay } from "./guide/under-way.ts";
export { validateGuide } from "./guide/validate.ts";
export { createIntentMatcher, type Intent, matchIntent, smallTalk, stateWords } from "./intent/index.ts";
export { createScene, guideText, type Scene } from "./scene.ts";
export { localise } from "./text/localise.ts";
export { emptyState } from "./turn.ts";
export type {
	Dialogue,
	DialogueAction,
	DialogueEvent,
	DialogueInput,
	DialogueScript,
	DialogueState,
	DialogueTools,
	ShownDialogue,
} from "./types.ts";
