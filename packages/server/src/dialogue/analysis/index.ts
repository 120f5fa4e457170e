export { analyseWithModel } from "./model.ts";
export { analyseByRules } from "./rules.ts";
export { sentimentOf } from "./sentiment.ts";
export type { AnalysisInput, AnalysisTurn } from "./types.ts";
