import type { LiveCall } from "@centralita/contracts";
import { useEffect } from "react";
import { readAllEvents } from "../../../shared/conversation/index.ts";
import { handoffStore } from "../../../shared/live/index.ts";

/** Conversations whose past has been read, or whose whole life this page has followed: a dismissed request stays so. */
const read = new Set<string>();

/** Finds who asked for a person before this page was opened, in the events of the calls that are live. */
export function useEarlierHandoffs(calls: readonly LiveCall[], may: boolean): void {
	useEffect(() => {
		if (!may) return;
		for (const { conversationId } of calls) {
			if (read.has(conversationId)) continue;
			read.add(conversationId);
			// Read again with the next list of calls if it failed.
			readAllEvents(conversationId).then(handoffStore.recall, () => read.delete(conversationId));
		}
	}, [calls, may]);
}
