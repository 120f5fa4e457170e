import type { EventType, FeedEvent } from "@centralita/contracts";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { listenToFeed } from "./feed.ts";

/** At most one refetch of a key in this time, however many events arrive. */
const settleMs = 250;

/**
 * Keeps queries fresh from the live feed: when one of `types` happens (all, if none is given) the keys are
 * invalidated. `onEvent` also gets each event, for pages that patch what they show.
 */
export function useFeed(options: {
	types?: readonly EventType[];
	invalidate?: readonly QueryKey[];
	onEvent?: (event: FeedEvent) => void;
}): void {
	const client = useQueryClient();
	const latest = useRef(options);
	latest.current = options;
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | null = null;
		const refresh = () => {
			timer = null;
			for (const queryKey of latest.current.invalidate ?? []) void client.invalidateQueries({ queryKey });
		};
		const soon = () => {
			timer ??= setTimeout(refresh, settleMs);
		};
		const stop = listenToFeed((event) => {
			const { types, onEvent } = latest.current;
			if (types && !types.includes(event.type)) return;
			onEvent?.(event);
			soon();
		}, soon);
		return () => {
			stop();
			if (timer) clearTimeout(timer);
		};
	}, [client]);
}
