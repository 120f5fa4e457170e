import { useEffect } from "react";

/** A call that has keys and a microphone. */
type KeyedCall = {
	pressKey(digit: string): void;
	setMuted(muted: boolean): void;
	state: { get(): { muted: boolean } };
};

const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** During a call: 0–9, * and # press keys, M mutes. Not while typing, nor together with Ctrl, Alt or ⌘. */
export function useCallKeys(call: KeyedCall | null, live: boolean): void {
	useEffect(() => {
		if (!call || !live) return;
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
			if (/^[0-9*#]$/.test(event.key)) call.pressKey(event.key);
			else if (event.key.toLowerCase() === "m") call.setMuted(!call.state.get().muted);
			else return;
			event.preventDefault();
		};
		document.addEventListener("keydown", onKeyDown);
		return () => document.removeEventListener("keydown", onKeyDown);
	}, [call, live]);
}
