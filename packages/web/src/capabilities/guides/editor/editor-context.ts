import type { GuideDefinition, GuideNode, GuideProblem } from "@centralita/contracts";
import { createContext, useContext } from "react";
import type { NodeKind } from "../model/new-node.ts";
import type { Way } from "../model/operations.ts";

/** What the parts of the editor share. */
export type EditorContextValue = {
	guide: GuideDefinition;
	readOnly: boolean;
	problems: readonly GuideProblem[];
	/** Changes with one key in a row are undone together. */
	apply: (change: (guide: GuideDefinition) => GuideDefinition, key?: string) => void;
	change: (node: GuideNode, key?: string) => void;
	/** Adds a node, leads `from` to it, and turns to it. */
	add: (kind: NodeKind, from: Way | null) => void;
	remove: (ids: readonly string[]) => void;
	/** Selects a node and brings it into view. */
	show: (id: string) => void;
};

export const EditorContext = createContext<EditorContextValue | null>(null);

export function useEditor(): EditorContextValue {
	const value = useContext(EditorContext);
	if (!value) throw new Error("useEditor outside the guide editor");
	return value;
}
