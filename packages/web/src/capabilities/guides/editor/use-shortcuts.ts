import { useEffect, useRef } from "react";

type Shortcuts = { undo: () => void; redo: () => void; copy: () => void; paste: () => void };

const isField = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	target.closest("input, textarea, select, [role=dialog], [role=alertdialog]") !== null;

/** Ctrl or ⌘ with Z, Y, C and V, outside of fields, where they mean the field's own text. */
export function useShortcuts(active: boolean, shortcuts: Shortcuts): void {
	const latest = useRef(shortcuts);
	latest.current = shortcuts;
	useEffect(() => {
		if (!active) return;
		const onKey = (event: KeyboardEvent) => {
			if (!(event.metaKey || event.ctrlKey) || event.altKey || isField(event.target)) return;
			const key = event.key.toLowerCase();
			const { undo, redo, copy, paste } = latest.current;
			if (key === "z") (event.shiftKey ? redo : undo)();
			else if (key === "y") redo();
			else if (key === "c" && (getSelection()?.isCollapsed ?? true)) copy();
			else if (key === "v") paste();
			else return;
			event.preventDefault();
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, [active]);
}
