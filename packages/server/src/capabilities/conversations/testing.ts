import { AppError } from "../../platform/errors/index.ts";
import type { AnalysisDependencies } from "./analysis-job.ts";

/** For tests of what is not about analysis: rules only, no field to extract. */
export const analysisByRules: AnalysisDependencies = {
	definitionOf: () => Promise.reject(new AppError("not-found", "There is no such assistant.")),
	languageModel: () => null,
	smartMode: () => false,
};
