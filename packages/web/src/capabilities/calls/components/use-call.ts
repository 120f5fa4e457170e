import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { newBrowserCall } from "../engine/browser-call.ts";
import type { CallEngine } from "../engine/call-engine.ts";
import { type CallState, idleCall, isUnderWay } from "../engine/call-state.ts";
import { createCall } from "../queries/create-call.ts";

export type CallChoice = { assistantId: string; draft: boolean; microphone: boolean; processing: boolean };

const nothing = () => () => undefined;
const idle = () => idleCall;

/** The page's call: at most one, hung up when the page goes. */
export function useCall(): {
	state: CallState;
	engine: CallEngine | null;
	start: (choice: CallChoice) => void;
	/** Forgets a call that is over. */
	dismiss: () => void;
} {
	const [engine, setEngine] = useState<CallEngine | null>(null);
	const current = useRef<CallEngine | null>(null);
	const state = useSyncExternalStore(engine?.state.subscribe ?? nothing, engine?.state.get ?? idle);
	const start = useCallback((choice: CallChoice) => {
		if (current.current && isUnderWay(current.current.state.get())) return;
		const next = newBrowserCall((signal) => createCall(choice.assistantId, choice.draft, signal), choice.processing);
		current.current = next;
		setEngine(next);
		void next.start({ microphone: choice.microphone });
	}, []);
	const dismiss = useCallback(() => {
		current.current = null;
		setEngine(null);
	}, []);
	useEffect(() => () => current.current?.hangUp(), []);
	return { state, engine, start, dismiss };
}
