import { z } from "zod";
import { Id, PageQuery, page, Timestamp } from "./common.ts";

/** What an endpoint may be told of, in the groups of a list to choose from. Each type has one shape of `data`. */
export const webhookEventGroups = {
	conversations: ["conversation.started", "conversation.ended", "extraction.completed", "handoff.requested"],
	calls: ["call.started", "call.ended", "call.unanswered"],
	tickets: ["ticket.created", "ticket.updated", "ticket.replied", "ticket.closed", "ticket.breached"],
	guides: [
		"session.started",
		"step.completed",
		"step.failed",
		"problem.detected",
		"session.resolved",
		"session.escalated",
		"session.abandoned",
		"feedback.received",
	],
	campaigns: ["campaign.started", "campaign.attempt-ended", "campaign.result", "campaign.finished"],
	contacts: ["contact.erased"],
} as const;
export type WebhookEventGroup = keyof typeof webhookEventGroups;
export const webhookEventTypes = Object.values(webhookEventGroups).flat() as [WebhookEventType, ...WebhookEventType[]];
export type WebhookEventType = (typeof webhookEventGroups)[WebhookEventGroup][number];
export const WebhookEventType = z.enum(webhookEventTypes);

const Url = z
	.url({ protocol: /^https?$/, abort: true })
	.max(2000)
	.refine((url) => {
		const { username, password } = new URL(url);
		return username === "" && password === "";
	}, "must not carry a name and a password");
const Description = z.string().trim().max(200);
/** Null: every type, those of later versions included. */
const Events = z.array(WebhookEventType).min(1).max(100).nullable();

export const WebhookEndpoint = z.object({
	id: Id,
	url: z.string(),
	description: z.string(),
	events: Events,
	enabled: z.boolean(),
	/** Why it is off: somebody switched it off, it answered 410, or it failed for five days. */
	disabledReason: z.enum(["by-hand", "gone", "failing"]).nullable(),
	disabledAt: Timestamp.nullable(),
	/** Since when nothing arrives; null when the last one did. */
	failingSince: Timestamp.nullable(),
	/** Messages on their way. */
	waiting: z.number().int(),
	lastDeliveredAt: Timestamp.nullable(),
	/** Until when the secret before this one signs too. */
	previousSecretUntil: Timestamp.nullable(),
	createdAt: Timestamp,
});
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;
export const WebhookEndpointList = z.object({ items: z.array(WebhookEndpoint) });

export const WebhookEndpointCreate = z.object({ url: Url, description: Description.default(""), events: Events });
export const WebhookEndpointChange = z.object({
	url: Url.optional(),
	description: Description.optional(),
	events: Events.optional(),
	enabled: z.boolean().optional(),
});
/** `secret` (`whsec_…`) is shown this once. */
export const WebhookEndpointSecret = z.object({ endpoint: WebhookEndpoint, secret: z.string() });

export const WebhookDeliveryState = z.enum(["waiting", "sending", "delivered", "failed"]);
export type WebhookDeliveryState = z.infer<typeof WebhookDeliveryState>;

/** Why an attempt failed, when there is no status to say it. */
export const WebhookProblem = z.enum(["refused-address", "no-answer", "unreachable", "tls", "status", "lost"]);
export type WebhookProblem = z.infer<typeof WebhookProblem>;

export const WebhookAttempt = z.object({
	at: Timestamp,
	durationMs: z.number().int(),
	/** HTTP status; null when there was no answer. */
	status: z.number().int().nullable(),
	problem: WebhookProblem.nullable(),
	detail: z.string(),
	/** How the answer's body begins, with personal data masked. */
	answer: z.string(),
});
export type WebhookAttempt = z.infer<typeof WebhookAttempt>;

export const WebhookDelivery = z.object({
	id: Id,
	/** The header `webhook-id`: the same for every attempt. */
	messageId: z.string(),
	type: z.string(),
	state: WebhookDeliveryState,
	attempts: z.number().int(),
	/** Of the event. */
	at: Timestamp,
	/** When it is tried next; null once it is over. */
	nextAttemptAt: Timestamp.nullable(),
	lastAttempt: WebhookAttempt.nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
export const WebhookDeliveryList = page(WebhookDelivery);
export const WebhookDeliveryQuery = PageQuery.extend({
	cursor: z
		.string()
		.regex(/^\d{1,18}$/)
		.optional(),
	state: WebhookDeliveryState.optional(),
});
/** `body` is what is signed and sent, byte for byte. */
export const WebhookDeliveryDetail = WebhookDelivery.extend({ body: z.string(), log: z.array(WebhookAttempt) });
export type WebhookDeliveryDetail = z.infer<typeof WebhookDeliveryDetail>;

/** Sends again what happened from `since` on: what failed, or everything. */
export const WebhookReplay = z.object({ since: Timestamp, what: z.enum(["failed", "all"]).default("failed") });
export const WebhookReplayed = z.object({ count: z.number().int() });
export const WebhookTest = z.object({ ok: z.boolean(), attempt: WebhookAttempt });
export type WebhookTest = z.infer<typeof WebhookTest>;
