export {
	type AnalysisInput,
	type AnalysisTurn,
	analyseByRules,
	analyseWithModel,
	type ModelAnalysis,
	sentimentOf,
	validateValues,
} from "./analysis/index.ts";
export { createDialogue } from "./dialogue.ts";
export { type GuideProblem, targetsOf, validateGuide } from "./guide/validate.ts";
export { createIntentMatcher, type Intent, type IntentTarget, matchIntent } from "./intent/index.ts";
export type {
	Dialogue,
	DialogueAction,
	DialogueDependencies,
	DialogueEvent,
	DialogueInput,
	DialogueScript,
	DialogueState,
	DialogueTools,
	GuideRun,
	PendingQuestion,
	Question,
	RespondOptions,
} from "./types.ts";
