import { useEffect } from "react";
import type { CallEngine } from "../engine/call-engine.ts";

const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** During a call: 0–9, * and # press keys, M mutes. Not while typing, nor together with Ctrl, Alt or ⌘. */
export function useCallKeys(engine: CallEngine | null, live: boolean): void {
	useEffect(() => {
		if (!engine || !live) return;
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
			if (/^[0-9*#]$/.test(event.key)) engine.pressKey(event.key);
			else if (event.key.toLowerCase() === "m") engine.setMuted(!engine.state.get().muted);
			else return;
			event.preventDefault();
		};
		document.addEventListener("keydown", onKeyDown);
		return () => document.removeEventListener("keydown", onKeyDown);
	}, [engine, live]);
}
