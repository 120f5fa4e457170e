import {
	type EventData,
	type EventType,
	type ExtractedValue,
	eventTypes,
	type WebhookEventType,
	webhookEventTypes,
} from "@centralita/contracts";
import type { StoredEvent } from "../../platform/events/types.ts";
import { maskText, maskValue } from "../../platform/masking/index.ts";
import { uuidOf } from "../../platform/time/index.ts";
import type { MessageRow } from "./schema.ts";

type Payloads = { [T in EventType]?: (data: EventData<T>, mask: (text: string) => string) => Record<string, unknown> };

const maskedValue = ({ name, type, value, confidence }: ExtractedValue, mask: (text: string) => string) => ({
	name,
	type,
	value: typeof value === "string" ? mask(value) : value,
	confidence,
});

/** What leaves the house of each event: ids and facts, and no person's name, number or words as they are. */
const payloads: Payloads = {
	"conversation.started": ({ conversationId, channel, assistantId }) => ({ conversationId, channel, assistantId }),
	"conversation.ended": ({ conversationId, reason, durationMs }) => ({ conversationId, reason, durationMs }),
	"conversation.analysed": ({ conversationId, analysis }, mask) => ({
		conversationId,
		outcome: analysis.outcome,
		sentiment: analysis.sentiment,
		summary: mask(analysis.summary),
		values: analysis.values.map((value) => maskedValue(value, mask)),
	}),
	"handoff.requested": ({ conversationId, channel, reason }, mask) => ({
		conversationId,
		channel: channel ?? "voice",
		reason: mask(reason),
	}),
	"call.started": ({ callId, conversationId, carrier }) => ({ callId, conversationId, carrier }),
	"call.ended": ({ callId, conversationId, reason, durationMs }) => ({ callId, conversationId, reason, durationMs }),
	"call.unanswered": ({ callId, outcome }) => ({ callId, outcome }),
	"ticket.created": ({ ticketId, number, conversationId = null, status, priority, channel }) => ({
		...{ ticketId, number, conversationId, status, priority, channel },
	}),
	"ticket.updated": ({ ticketId, number, conversationId = null, status, priority, changed }) => ({
		...{ ticketId, number, conversationId, status, priority, changed },
	}),
	"ticket.replied": ({ ticketId, number, messageId, public: isPublic, from }) => ({
		...{ ticketId, number, messageId, public: isPublic, from },
	}),
	"ticket.closed": ({ ticketId, number, mergedInto }) => ({ ticketId, number, mergedInto }),
	"ticket.breached": ({ ticketId, number, clock, dueAt }) => ({ ticketId, number, clock, dueAt }),
	"campaign.result": (
		{ campaignId, contactId, attemptId, callId, conversationId, outcome, values, callBackAt },
		mask,
	) => ({
		...{ campaignId, contactId, attemptId, callId, conversationId, outcome, callBackAt },
		values: values.map((value) => maskedValue(value, mask)),
	}),
	"contact.erased": ({ contactId }) => ({ contactId }),
};
const renamed: Partial<Record<EventType, WebhookEventType>> = { "conversation.analysed": "extraction.completed" };

const isWebhookType = (type: string): type is WebhookEventType => webhookEventTypes.some((one) => one === type);
const webhookTypeOf = (type: EventType): WebhookEventType | null =>
	renamed[type] ?? (isWebhookType(type) ? type : null);

/** The events that become messages. */
export const toldTypes: readonly EventType[] = eventTypes.filter((type) => webhookTypeOf(type) !== null);

const subjects = ["session", "ticket", "call", "contact", "conversation"] as const;

/** The thing that an event is about, e.g. `ticket:…`; a ticket's own order counts more than its conversation's. */
function subjectOf(type: WebhookEventType, data: Record<string, unknown>): string {
	const isOfConversation = /^(call|conversation|extraction|handoff)\./.test(type) && "conversationId" in data;
	for (const name of isOfConversation ? (["conversation"] as const) : subjects) {
		const id = data[`${name}Id`];
		if (typeof id === "string") return `${name}:${id}`;
	}
	return type;
}

export type Told = MessageRow & { type: WebhookEventType };

/** The message that an event becomes, always the same for the same event; null for what is told to nobody. */
export function messageOf(event: StoredEvent, country: string): Told | null {
	const type = webhookTypeOf(event.type);
	if (type === null) return null;
	const payload = payloads[event.type] as ((data: unknown, mask: (text: string) => string) => object) | undefined;
	const data = (payload?.(event.data, (text) => maskText(text, country)) ?? maskValue(event.data, country)) as Record<
		string,
		unknown
	>;
	const body = JSON.stringify({ type, timestamp: event.at.toISOString(), data });
	const id = `msg_${uuidOf(`${event.id} ${event.at.toISOString()}`).replaceAll("-", "")}`;
	return { id, type, subject: subjectOf(type, data), body, at: event.at };
}
