import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { newBrowserSupervision } from "./browser-supervision.ts";
import { notSupervising, type SuperviseState } from "./supervise-state.ts";
import type { SuperviseMode, Supervision } from "./supervision.ts";

const nothing = () => () => undefined;
const idle = () => notSupervising;

/** The page's ear: in one call at a time, and gone with the page. */
export function useSupervision(): {
	/** Of which call; null before the first. */
	callId: string | null;
	supervision: Supervision | null;
	state: SuperviseState;
	start: (callId: string, mode: SuperviseMode) => void;
} {
	const [current, setCurrent] = useState<{ callId: string; supervision: Supervision } | null>(null);
	const latest = useRef<Supervision | null>(null);
	const store = current?.supervision.state;
	const state = useSyncExternalStore(store?.subscribe ?? nothing, store?.get ?? idle);
	const start = useCallback((callId: string, mode: SuperviseMode) => {
		latest.current?.leave();
		const supervision = newBrowserSupervision(callId);
		latest.current = supervision;
		setCurrent({ callId, supervision });
		void supervision.start(mode);
	}, []);
	useEffect(() => () => latest.current?.leave(), []);
	return { callId: current?.callId ?? null, supervision: current?.supervision ?? null, state, start };
}
