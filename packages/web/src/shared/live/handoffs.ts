import { eventSchemas } from "@centralita/contracts";
import { createStore } from "../hooks/create-store.ts";

/** What is read of an event, from the live feed or from a conversation's own. */
type Happened = { type: string; at: string; data: unknown };

/** Somebody in a call is to speak with a person; `reason` sums up why. */
export type Handoff = { conversationId: string; reason: string; at: string };

/** Adds a request to the front, one for each conversation; what ended is no longer asked for. */
export function applyToHandoffs(before: readonly Handoff[], event: Happened): readonly Handoff[] {
	if (event.type === "handoff.requested") {
		const { data } = eventSchemas["handoff.requested"].safeParse(event.data);
		// Chats that wait are in the inbox.
		if (!data || (data.channel !== undefined && data.channel !== "voice")) return before;
		const others = before.filter(({ conversationId }) => conversationId !== data.conversationId);
		const { conversationId, reason } = data;
		return [{ conversationId, reason, at: event.at }, ...others];
	}
	const over = takenCareOf(event);
	return over === null ? before : before.filter(({ conversationId }) => conversationId !== over);
}

/** The conversation that no longer waits for a person, if the event says so. */
function takenCareOf(event: Happened): string | null {
	if (event.type === "call.ended") return eventSchemas["call.ended"].safeParse(event.data).data?.conversationId ?? null;
	if (event.type !== "call.changed") return null;
	const { data } = eventSchemas["call.changed"].safeParse(event.data);
	return data?.what === "taken-over" || data?.what === "transferred" ? data.conversationId : null;
}

/** Adds the requests of a conversation whose events are read only now, the latest of all first. */
export function recallHandoffs(before: readonly Handoff[], past: readonly Happened[]): readonly Handoff[] {
	const open = past.reduce<readonly Handoff[]>(applyToHandoffs, []);
	const missing = open.filter((one) => !before.some(({ conversationId }) => conversationId === one.conversationId));
	if (missing.length === 0) return before;
	return [...before, ...missing].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

const handoffs = createStore<readonly Handoff[]>([]);

/** Requests that nobody has taken care of. */
export const handoffStore = {
	subscribe: handoffs.subscribe,
	read: handoffs.get,
	apply: (event: Happened) => handoffs.set(applyToHandoffs(handoffs.get(), event)),
	recall: (past: readonly Happened[]) => handoffs.set(recallHandoffs(handoffs.get(), past)),
	dismiss: (conversationId: string) =>
		handoffs.set(handoffs.get().filter((handoff) => handoff.conversationId !== conversationId)),
};
