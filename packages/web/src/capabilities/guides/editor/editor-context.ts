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
	/** Adds a node, leads `from` to it, and turns to it: its first field gets the focus. */
	add: (kind: NodeKind, from: Way | null) => void;
	/** Asked by a menu that closes: whether a node was just added, so that the focus is not the menu's to give back. */
	leaveFocus: () => boolean;
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
