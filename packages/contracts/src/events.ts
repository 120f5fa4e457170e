import { z } from "zod";
import { AttemptOutcome, CampaignContactState } from "./campaigns.ts";
import {
	ChatButton,
	ChatHandler,
	ChatImageAnalysis,
	ChatImageRefusal,
	ChatImageStatus,
	ChatStage,
	ChatStep,
} from "./chat.ts";
import { Channel, Id, Timestamp } from "./common.ts";
import { ConsentSource } from "./contact-consents.ts";
import { Analysis, EndReason, ExtractedValue, Outcome, Turn } from "./conversations.ts";
import { experimentEvents } from "./guide-experiments.ts";
import { sessionEvents } from "./guide-sessions.ts";
import { TicketPriority, TicketStatus } from "./tickets.ts";
import { Delivery } from "./whatsapp.ts";

/** Of every event of a ticket: one that was born in a conversation is told there too. */
const ticket = { ticketId: Id, number: z.string(), conversationId: Id.optional() };

/** Every event that a change appends, by type: what others may rely on in `data`. */
export const eventSchemas = {
	"conversation.started": z.object({
		conversationId: Id,
		channel: z.string(),
		assistantId: Id.nullable(),
		label: z.string(),
	}),
	"conversation.ended": z.object({ conversationId: Id, reason: EndReason, durationMs: z.number().int() }),
	/** It goes on after its end: what was analysed of it is void, and it will end again. */
	"conversation.reopened": z.object({ conversationId: Id }),
	"conversation.analysed": z.object({ conversationId: Id, analysis: Analysis }),
	"conversation.deleted": z.object({ conversationId: Id, by: z.string() }),
	"turn.added": z.object({ conversationId: Id, turn: Turn }),
	"turn.heard": z.object({ conversationId: Id, turnId: Id, heard: z.string(), interrupted: z.boolean() }),
	/** `by` is the person's name; absent when the assistant noted it. */
	"note.added": z.object({ conversationId: Id, text: z.string(), by: z.string().optional() }),
	/** Somebody is named in a note of a chat, or of a ticket; `by` is who wrote it. */
	"mention.created": z.object({
		ticketId: Id.optional(),
		number: z.string().optional(),
		conversationId: Id.optional(),
		userId: Id,
		name: z.string(),
		by: z.string().nullable(),
	}),
	/** What a chat's visitor is shown with the assistant's turn. */
	"chat.replied": z.object({
		conversationId: Id,
		turnId: Id,
		reply: z.string(),
		stage: ChatStage,
		buttons: z.array(ChatButton),
		step: ChatStep.optional(),
		/** A case was opened that can go on at WhatsApp. */
		allowWhatsapp: z.boolean().optional(),
	}),
	/** A person of the company wrote in a chat. */
	"chat.answered": z.object({
		conversationId: Id,
		turnId: Id,
		text: z.string(),
		userId: Id,
		name: z.string(),
		/** It is a picture, whose id is the turn's; `text` stands for it. */
		picture: z.boolean().optional(),
		/** The vendor's template that it was sent as. */
		template: z.object({ name: z.string(), language: z.string(), values: z.array(z.string()) }).optional(),
	}),
	/** What became of a line that goes out over a vendor. */
	"chat.delivery": z.object({ conversationId: Id, turnId: Id, delivery: Delivery }),
	/** The contact wants to hear from the company only when they wrote first; or again also otherwise. */
	"contact.opted-out": z.object({ contactId: Id, conversationId: Id, channel: Channel }),
	"contact.opted-in": z.object({ contactId: Id, conversationId: Id, channel: Channel }),
	/** Who answers a chat from now on; `name` is the person's, when it is one. */
	"chat.handled": z.object({
		conversationId: Id,
		handler: ChatHandler,
		userId: Id.nullable(),
		name: z.string().nullable(),
		reason: z.string().nullable(),
	}),
	/** A chat was moved to another queue; null is the default one. */
	"chat.moved": z.object({ conversationId: Id, queueId: Id.nullable(), name: z.string().nullable(), by: z.string() }),
	/** A picture arrived in a chat, was kept, or was thrown away. `by` is the person of the company who sends it, if one does. */
	"chat.image": z.object({
		conversationId: Id,
		imageId: Id,
		status: ChatImageStatus,
		reason: ChatImageRefusal.optional(),
		by: z.string().optional(),
		analysis: ChatImageAnalysis.optional(),
		/** The assistant's turn with `reply`, if it became one. */
		turnId: Id.optional(),
		/** What the visitor is told of it; of one that has just arrived, what stands for it in the transcript. */
		reply: z.string(),
	}),
	/** `quiet`: nobody had said anything for long; the visitor's next words open it again, which `chat.handled` tells. */
	"chat.closed": z.object({ conversationId: Id, quiet: z.boolean().optional() }),
	/** The visitor said how it was, from 1 to 5, or changed what they had said. */
	"chat.rated": z.object({ conversationId: Id, rating: z.number().int(), comment: z.string() }),
	"guide.moved": z.object({
		conversationId: Id,
		guide: z.string(),
		version: z.number().int(),
		node: z.string(),
		answer: z.string().nullable(),
	}),
	"provider.failed": z.object({
		conversationId: Id,
		provider: z.string(),
		kind: z.string(),
		fellBackTo: z.string().nullable(),
	}),
	/** `channel` is absent for calls. */
	"handoff.requested": z.object({ conversationId: Id, reason: z.string(), channel: Channel.optional() }),
	"call.started": z.object({ conversationId: Id, callId: Id, carrier: z.string() }),
	"call.ended": z.object({ conversationId: Id, callId: Id, reason: EndReason, durationMs: z.number().int() }),
	/** Something about a live call that a screen shows; `by` is the person who did it, if one did. */
	"call.changed": z.object({
		conversationId: Id,
		callId: Id,
		what: z.enum([
			"reconnecting",
			"reconnected",
			"machine",
			"transferring",
			"transfer-failed",
			"transferred",
			"listened-to",
			"whispered",
			"taken-over",
			"held",
			"handed-back",
			"hung-up",
		]),
		by: z.string().nullable(),
		detail: z.string().nullable(),
	}),
	/** A call out that nobody answered, or that could not be made: it has no conversation. */
	"call.unanswered": z.object({ callId: Id, outcome: z.string() }),
	"campaign.started": z.object({ campaignId: Id, name: z.string(), contacts: z.number().int() }),
	/** `reason` is absent when it goes on. */
	"campaign.changed": z.object({ campaignId: Id, state: z.string(), reason: z.string().optional() }),
	"campaign.finished": z.object({ campaignId: Id, name: z.string(), state: z.enum(["finished", "cancelled"]) }),
	/** Somebody is to be called; the order was stored with it. */
	"campaign.attempt-ordered": z.object({ campaignId: Id, contactId: Id, attemptId: Id, callId: Id }),
	/** A call of it is over; `state` and `nextAt` are the contact's from now on. */
	"campaign.attempt-ended": z.object({
		campaignId: Id,
		contactId: Id,
		attemptId: Id,
		callId: Id,
		outcome: AttemptOutcome,
		/** Calls of the campaign to the contact so far. */
		attempts: z.number().int(),
		state: CampaignContactState,
		nextAt: Timestamp.nullable(),
		costMicros: z.number().int(),
	}),
	/** What the conversation of such a call brought. */
	"campaign.result": z.object({
		campaignId: Id,
		contactId: Id,
		attemptId: Id,
		callId: Id,
		conversationId: Id,
		outcome: Outcome,
		values: z.array(ExtractedValue),
		/** When they asked to be called again. */
		callBackAt: Timestamp.nullable(),
	}),
	/** The contact asked not to be recorded: what had been recorded is gone, and nothing more is. */
	"recording.declined": z.object({ conversationId: Id }),
	"dtmf.received": z.object({ conversationId: Id, digit: z.string() }),
	"ticket.created": z.object({
		...ticket,
		status: TicketStatus,
		priority: TicketPriority,
		channel: z.string(),
		by: z.string().nullable(),
	}),
	/** `changed` names the fields; `by` is null for the product itself and the contact. */
	"ticket.updated": z.object({
		...ticket,
		status: TicketStatus,
		priority: TicketPriority,
		changed: z.array(z.string()),
		by: z.string().nullable(),
	}),
	/** Something was written on it: `public` when the contact reads it too. */
	"ticket.replied": z.object({
		...ticket,
		messageId: Id,
		public: z.boolean(),
		from: z.enum(["contact", "assistant", "user", "api-key"]),
		by: z.string().nullable(),
	}),
	"ticket.closed": z.object({ ...ticket, mergedInto: Id.nullable(), by: z.string().nullable() }),
	/** A promise of the service level was not kept; once for each. */
	"ticket.breached": z.object({ ...ticket, clock: z.enum(["first-response", "resolution"]), dueAt: z.iso.datetime() }),
	"contact.erased": z.object({ contactId: Id, by: z.string() }),
	/** Numbers were put on the list of those that nobody calls, or taken off; null for a number alone. */
	"contact.do-not-call": z.object({ contactId: Id.nullable(), listed: z.boolean(), source: ConsentSource }),
	"assistant.published": z.object({ assistantId: Id, version: z.number().int() }),
	"guide.published": z.object({ guide: z.string(), version: z.number().int(), by: z.string() }),
	/** Everything else that happens to a guide but the saving of its draft. */
	"guide.changed": z.object({
		guide: z.string(),
		what: z.enum(["created", "archived", "unarchived", "deleted"]),
		by: z.string(),
	}),
	...experimentEvents,
	...sessionEvents,
	"smart-mode.changed": z.object({ enabled: z.boolean(), by: z.string() }),
	/** Keys, addresses or models of a vendor were entered or removed. */
	"providers.changed": z.object({ provider: z.string(), by: z.string() }),
	"prices.changed": z.object({ by: z.string() }),
	/** An endpoint for webhooks was switched off without anybody doing it. */
	"webhook.disabled": z.object({
		endpointId: Id,
		host: z.string(),
		description: z.string(),
		reason: z.enum(["gone", "failing"]),
	}),
} as const satisfies Record<string, z.ZodType>;

export type EventType = keyof typeof eventSchemas;
export type EventData<T extends EventType> = z.infer<(typeof eventSchemas)[T]>;
export const eventTypes = Object.keys(eventSchemas) as [EventType, ...EventType[]];

/** One line of the live feed that the dashboard listens to (`GET /api/v1/events`). */
export const FeedEvent = z.object({
	id: z.string(),
	type: z.enum(eventTypes),
	at: z.iso.datetime(),
	data: z.record(z.string(), z.unknown()),
});
export type FeedEvent = z.infer<typeof FeedEvent>;
