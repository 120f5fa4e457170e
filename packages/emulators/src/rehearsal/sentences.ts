import { personaSentences } from "./personas.ts";
import { scenarioSentences } from "./scenarios.ts";

/** Everything that anybody says; the place in it is a sentence's watermark. */
export const sentences: readonly string[] = [...new Set([...scenarioSentences, ...personaSentences])];
