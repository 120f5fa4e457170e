import type { Analysis } from "@centralita/contracts";
import { extractByRules } from "./extract.ts";
import { outcomeByRules } from "./outcome.ts";
import { sentimentOfTurns } from "./sentiment.ts";
import { summariseByRules } from "./summary.ts";
import type { AnalysisInput } from "./types.ts";

/** Everything that is kept of a conversation that ended, without a model: always valid against the schema. */
export function analyseByRules(input: AnalysisInput): Analysis {
	const values = extractByRules(input);
	const { outcome, confidence, turn } = outcomeByRules(input);
	const { sentiment, confidence: sentimentConfidence } = sentimentOfTurns(input.turns);
	return {
		summary: summariseByRules(input, outcome, values),
		outcome,
		outcomeConfidence: confidence,
		outcomeTurn: turn,
		sentiment,
		sentimentConfidence,
		values,
		by: "rules",
	};
}
