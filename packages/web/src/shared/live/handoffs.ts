import { eventSchemas, type FeedEvent } from "@centralita/contracts";
import { createStore } from "../hooks/create-store.ts";

/** Somebody in a call is to speak with a person; `reason` sums up why. */
export type Handoff = { conversationId: string; reason: string; at: string };

/** Adds a request to the front, one for each conversation; what ended is no longer asked for. */
export function applyToHandoffs(before: readonly Handoff[], event: FeedEvent): readonly Handoff[] {
	if (event.type === "handoff.requested") {
		const { data } = eventSchemas["handoff.requested"].safeParse(event.data);
		if (!data) return before;
		const others = before.filter(({ conversationId }) => conversationId !== data.conversationId);
		return [{ ...data, at: event.at }, ...others];
	}
	const over = takenCareOf(event);
	return over === null ? before : before.filter(({ conversationId }) => conversationId !== over);
}

/** The conversation that no longer waits for a person, if the event says so. */
function takenCareOf(event: FeedEvent): string | null {
	if (event.type === "call.ended") return eventSchemas["call.ended"].safeParse(event.data).data?.conversationId ?? null;
	if (event.type !== "call.changed") return null;
	const { data } = eventSchemas["call.changed"].safeParse(event.data);
	return data?.what === "taken-over" || data?.what === "transferred" ? data.conversationId : null;
}

const handoffs = createStore<readonly Handoff[]>([]);

/** Requests that nobody has taken care of since this page was opened. */
export const handoffStore = {
	subscribe: handoffs.subscribe,
	read: handoffs.get,
	apply: (event: FeedEvent) => handoffs.set(applyToHandoffs(handoffs.get(), event)),
	dismiss: (conversationId: string) =>
		handoffs.set(handoffs.get().filter((handoff) => handoff.conversationId !== conversationId)),
};
