import type { AssistantDefinition } from "@centralita/contracts";
import { createContext, useContext } from "react";

export type Draft = {
	definition: AssistantDefinition;
	/** Replaces these parts of the definition. */
	patch: (part: Partial<AssistantDefinition>) => void;
	/** What is wrong with a value, by its path; empty until one tried to save. */
	errors: Readonly<Record<string, string>>;
	readOnly: boolean;
	/** Changes when the whole definition was replaced, so that inputs with a text of their own start again. */
	generation: number;
};

export const DraftContext = createContext<Draft | null>(null);

export function useDraft(): Draft {
	const draft = useContext(DraftContext);
	if (!draft) throw new Error("useDraft outside the editor");
	return draft;
}
