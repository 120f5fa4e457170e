import type { AssistantDefinition } from "@centralita/contracts";

/** The assistants of a new installation. */
export const builtInAssistants: readonly AssistantDefinition[] = [];
