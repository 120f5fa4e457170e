import { type ConversationEvent, eventSchemas } from "@centralita/contracts";

/**
 * A stretch in which the contact talked with a person instead of the assistant, in milliseconds of the conversation.
 * `kind`: somebody who took the call over at a screen, or a colleague whose telephone it was given to. `toMs` null: to the end.
 */
export type PersonSpan = {
	kind: "taken-over" | "transferred";
	name: string | null;
	fromMs: number;
	toMs: number | null;
};

/** Who had a call instead of its assistant, and when, as the call's events tell. */
export function personSpans(events: readonly ConversationEvent[], startedAt: string): PersonSpan[] {
	const spans: PersonSpan[] = [];
	const begin = Date.parse(startedAt);
	for (const event of events) {
		if (event.type !== "call.changed") continue;
		const { data } = eventSchemas["call.changed"].safeParse(event.data);
		if (!data) continue;
		const ms = Math.max(0, Date.parse(event.at) - begin);
		const last = spans.at(-1);
		const open = last?.toMs === null ? last : undefined;
		if (data.what === "handed-back" && open) open.toMs = ms;
		else if (data.what === "taken-over" || data.what === "transferred") {
			if (open) open.toMs = ms;
			spans.push({ kind: data.what, name: data.by ?? data.detail, fromMs: ms, toMs: null });
		}
	}
	return spans;
}

/** The stretch that a moment is in, if any. */
export const spanAt = (spans: readonly PersonSpan[], ms: number): PersonSpan | undefined =>
	spans.find(({ fromMs, toMs }) => ms >= fromMs && (toMs === null || ms < toMs));
