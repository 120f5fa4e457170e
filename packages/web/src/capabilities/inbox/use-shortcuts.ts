import { useEffect, useRef } from "react";

const typesIn = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

/** Runs what a single key stands for, unless one is typing, holds a modifier, or has a dialog or menu open. */
export function useShortcuts(keys: Readonly<Record<string, (() => void) | undefined>>): void {
	const latest = useRef(keys);
	latest.current = keys;
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typesIn(event.target)) return;
			if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]")) return;
			const run = latest.current[event.key.toLowerCase()];
			if (!run) return;
			event.preventDefault();
			run();
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, []);
}
