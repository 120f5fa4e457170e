import type { AssistantDefinition } from "@centralita/contracts";
import { supportEnglish } from "./support-en.ts";
import { supportSpanish } from "./support-es.ts";

/** The assistants of a new installation. */
export const builtInAssistants: readonly AssistantDefinition[] = [supportSpanish, supportEnglish];
