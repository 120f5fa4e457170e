import { z } from "zod";
import { Channel, Id, Locale, page, Timestamp } from "./common.ts";
import { Turn } from "./conversations.ts";
import { chosenMentions } from "./mentions.ts";
import { Delivery, InboxWhatsapp } from "./whatsapp.ts";

/** The bearer of a chat: 256 random bits as base64url. Whoever has it is the visitor. */
export const ChatSessionId = z.string().regex(/^[\w-]{43}$/);

/** Where a chat stands, for whoever draws it. */
export const ChatStage = z.enum([
	"consent",
	"language",
	"name",
	"problem",
	"question",
	"steps",
	"escalate",
	"waiting",
	"agent",
	"closed",
]);
export type ChatStage = z.infer<typeof ChatStage>;

/** A quick answer: `value` goes back as an `action` of type `button`. */
export const ChatButton = z.object({ text: z.string(), value: z.string() });
export type ChatButton = z.infer<typeof ChatButton>;

/** The guide's step that waits, as a card. */
export const ChatStep = z.object({
	guide: z.string(),
	title: z.string(),
	/** From 1. */
	instruction: z.number().int(),
	instructions: z.array(z.string()),
	warnings: z.array(z.string()),
	resources: z.array(z.object({ title: z.string(), url: z.string() })),
	expected: z.string(),
	estimatedMinutes: z.number(),
});
export type ChatStep = z.infer<typeof ChatStep>;

const csrfToken = z.string().max(200).optional();

/** `locale`: a locale, or only its language; otherwise `accept-language` decides. */
export const ChatGreetingRequest = z.object({ locale: z.string().max(20).optional(), csrfToken }).default({});
export const ChatGreeting = z.object({
	ok: z.literal(true),
	greeting: z.string(),
	reply: z.string(),
	stage: ChatStage,
	sessionId: ChatSessionId,
	/** Goes back with every write of a page: header `x-csrf-token`, or in the body. */
	csrfToken: z.string(),
	buttons: z.array(ChatButton),
	locale: Locale,
	step: ChatStep.optional(),
	/** Whether this goes on with a chat that was there. */
	resumed: z.boolean(),
	lastEventId: z.number().int(),
});
export type ChatGreeting = z.infer<typeof ChatGreeting>;

export const ChatValidateRequest = z.object({ sessionId: z.string().max(200), csrfToken });
export const ChatLine = z.object({
	/** The same in the event that told of it: who shows both shows it once. */
	turnId: Id,
	who: z.enum(["contact", "assistant", "user"]),
	/** Of a person of the company; null for others. */
	name: z.string().nullable(),
	text: z.string(),
	/** Of a picture that the visitor sent; `text` stands for it. */
	imageUrl: z.string().optional(),
	at: Timestamp,
});
export type ChatLine = z.infer<typeof ChatLine>;
export const ChatValidation = z.discriminatedUnion("valid", [
	z.object({
		valid: z.literal(true),
		session: z.object({
			stage: ChatStage,
			userLocale: Locale,
			transcript: z.array(ChatLine),
			buttons: z.array(ChatButton),
			step: ChatStep.optional(),
			createdAt: Timestamp,
			lastEventId: z.number().int(),
			/** A case of this chat can go on at WhatsApp. */
			allowWhatsapp: z.boolean().optional(),
		}),
	}),
	z.object({ valid: z.literal(false), error: z.enum(["unknown_session", "session_closed"]) }),
]);
export type ChatValidation = z.infer<typeof ChatValidation>;

const message = z.string().trim().min(1).max(4000);
export const ChatRequest = z.union([
	z.object({ sessionId: ChatSessionId, message, action: z.undefined().optional(), csrfToken }),
	z.object({
		sessionId: ChatSessionId,
		action: z.literal("button"),
		value: z.string().min(1).max(200),
		label: z.string().max(300).optional(),
		csrfToken,
	}),
]);
export type ChatRequest = z.infer<typeof ChatRequest>;

export const ChatAnswer = z.object({
	ok: z.literal(true),
	/** Empty when the answer comes later, as an event. */
	reply: z.string(),
	stage: ChatStage,
	/** The texts of `buttons`. */
	options: z.array(z.string()),
	buttons: z.array(ChatButton),
	/** More help with the step is there: send the button `help`. */
	help: z.boolean().optional(),
	step: ChatStep.optional(),
	ticket: z.object({ id: Id, number: z.string() }).optional(),
	allowWhatsapp: z.boolean().optional(),
	/** The number of the newest event that this answer knows of. */
	eventId: z.number().int(),
});
export type ChatAnswer = z.infer<typeof ChatAnswer>;

/** The one refusal that is no problem+json: existing clients read it. `retryAfter` in seconds. */
export const ChatSessionLimited = z.object({
	ok: z.literal(false),
	error: z.literal("session_rate_limit"),
	retryAfter: z.number().int(),
});

/** Where a picture stands: waiting for the worker, kept, or thrown away because it is no good. */
export const ChatImageStatus = z.enum(["queued", "done", "refused"]);
export type ChatImageStatus = z.infer<typeof ChatImageStatus>;

/** Why a picture was thrown away after it had been taken. */
export const ChatImageRefusal = z.enum([
	/** Cut off, damaged, or none at all. */
	"damaged",
	/** More pixels than can be decoded safely. */
	"too-many-pixels",
	/** It carries something that is no picture: a page, a script, an archive. */
	"disguised",
	/** It could not be worked on. */
	"failed",
]);
export type ChatImageRefusal = z.infer<typeof ChatImageRefusal>;

/** What a language model that sees read in a picture. Empty where it saw none. */
export const ChatImageAnalysis = z.object({
	deviceType: z.string(),
	problemDetected: z.string(),
	/** Word for word. */
	errorMessages: z.array(z.string()),
	technicalDetails: z.string(),
	recommendations: z.string(),
});
export type ChatImageAnalysis = z.infer<typeof ChatImageAnalysis>;

/** The answer to an upload. `imageUrl` needs the chat's bearer: header `x-session-id`, or `sessionId` in the query. */
export const ChatImageUpload = z.object({
	ok: z.literal(true),
	imageUrl: z.string(),
	status: z.enum(["queued", "done"]),
	analysis: ChatImageAnalysis.optional(),
	reply: z.string(),
	sessionId: ChatSessionId,
	/** The number of the newest event that this answer knows of. */
	eventId: z.number().int(),
});
export type ChatImageUpload = z.infer<typeof ChatImageUpload>;

/** A picture of a chat, for the people who answer: `id` is that of its turn too. */
export const ChatImage = z.object({
	id: Id,
	status: ChatImageStatus,
	/** Why it was refused; null otherwise. */
	reason: ChatImageRefusal.nullable(),
	/** Null where no model looked at it, or none could. */
	analysis: ChatImageAnalysis.nullable(),
	width: z.number().int().nullable(),
	height: z.number().int().nullable(),
	/** The person of the company who sent it; null for the contact's. */
	by: z.string().nullable(),
});
export type ChatImage = z.infer<typeof ChatImage>;
/** Oldest first. */
export const ChatImageList = z.object({ items: z.array(ChatImage) });

export const ChatImageQuery = z.object({ sessionId: ChatSessionId.optional() });
export const ChatImageParams = z.object({ id: Id, imageId: Id });

/** `rating` from 1 (bad) to 5 (very good). */
export const ChatFeedbackRequest = z.object({
	sessionId: ChatSessionId,
	rating: z.number().int().min(1).max(5),
	comment: z.string().trim().max(2000).optional(),
	csrfToken,
});
export const ChatFeedback = z.object({
	ok: z.literal(true),
	rating: z.number().int(),
	comment: z.string(),
	/** Until then another answer takes its place. */
	changeableUntil: Timestamp,
});
export type ChatFeedback = z.infer<typeof ChatFeedback>;

export const ChatEventsQuery = z.object({ sessionId: ChatSessionId.optional(), csrfToken });

/** What a visitor hears of a chat over server-sent events: `event` is the type, the id its number. */
export const ChatEvent = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("reply"),
		turnId: Id,
		reply: z.string(),
		stage: ChatStage,
		buttons: z.array(ChatButton),
		step: ChatStep.optional(),
		allowWhatsapp: z.boolean().optional(),
		at: Timestamp,
	}),
	/** The visitor's own words, for another tab or device. */
	z.object({
		type: z.literal("message"),
		turnId: Id,
		text: z.string(),
		imageUrl: z.string().optional(),
		at: Timestamp,
	}),
	z.object({
		type: z.literal("agent-message"),
		turnId: Id,
		text: z.string(),
		name: z.string(),
		/** Of a picture, which `text` only stands for. */
		imageUrl: z.string().optional(),
		at: Timestamp,
	}),
	z.object({ type: z.literal("handoff"), stage: ChatStage, name: z.string().nullable(), at: Timestamp }),
	/** What became of a picture; `analysis` when a model read it. */
	z.object({
		type: z.literal("analysis"),
		/** Of `reply`, where that became a line of the transcript. */
		turnId: Id.optional(),
		imageId: Id,
		imageUrl: z.string(),
		status: ChatImageStatus,
		analysis: ChatImageAnalysis.optional(),
		/** Empty while a person answers. */
		reply: z.string(),
		at: Timestamp,
	}),
	z.object({ type: z.literal("ticket"), number: z.string(), at: Timestamp }),
	z.object({ type: z.literal("closed"), at: Timestamp }),
	/** Not kept: it has no id. */
	z.object({ type: z.literal("typing"), who: z.enum(["assistant", "user"]), name: z.string().nullable() }),
]);
export type ChatEvent = z.infer<typeof ChatEvent>;

export const ChatHandler = z.enum(["assistant", "queue", "user"]);
export type ChatHandler = z.infer<typeof ChatHandler>;

/** A chat for the people who answer. */
export const InboxItem = z.object({
	/** The conversation's. */
	id: Id,
	channel: Channel,
	label: z.string(),
	contact: z.object({ id: Id, name: z.string().nullable() }).nullable(),
	locale: Locale,
	handler: ChatHandler,
	user: z.object({ id: Id, name: z.string() }).nullable(),
	/** Why it waits for a person. */
	reason: z.string().nullable(),
	stage: ChatStage,
	lastWords: z.string(),
	/** Messages of the contact that no person has seen. */
	unread: z.number().int(),
	waitingSince: Timestamp.nullable(),
	/** The queue that it waits in, or was taken from; null is the default one. */
	queueId: Id.nullable(),
	startedAt: Timestamp,
	activeAt: Timestamp,
	closed: z.boolean(),
});
export type InboxItem = z.infer<typeof InboxItem>;
export const InboxBox = z.enum(["queue", "mine", "others", "assistant", "closed"]);
export type InboxBox = z.infer<typeof InboxBox>;
export const InboxQuery = z.object({
	box: InboxBox.default("queue"),
	cursor: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const InboxList = page(InboxItem);
export const InboxCounts = z.object({ queue: z.number().int(), mine: z.number().int(), assistant: z.number().int() });
export const InboxDetail = InboxItem.extend({
	transcript: z.array(Turn),
	/** What the dialogue learnt: name, phone, problem; the answers to a guide's questions, by the question. */
	known: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
	/** The guide's step that waited when the assistant last answered. */
	step: ChatStep.nullable(),
	/** Null on other channels. */
	whatsapp: InboxWhatsapp.nullable(),
	/** By turn, of those that went out over a vendor. */
	deliveries: z.record(Id, Delivery),
	lastEventNumber: z.number().int(),
});
export type InboxDetail = z.infer<typeof InboxDetail>;
export const InboxMessage = z.object({ text: z.string().trim().min(1).max(4000) });
/** A picture on its way to the visitor: the worker looks at it first. `id` is that of its turn, once it is sent. */
export const InboxPicture = z.object({ id: Id, status: ChatImageStatus });
export const InboxHandBack = z.object({ note: z.string().trim().max(1000).default("") });
export const InboxNote = z.object({ text: z.string().trim().min(1).max(2000), ...chosenMentions });
export const InboxAssign = z.object({ userId: Id });
/** Who may answer chats. */
export const InboxPeople = z.object({ items: z.array(z.object({ id: Id, name: z.string() })) });
/** False when the person turns to something else. Repeat it while it is true: it holds for 25 seconds. */
export const InboxPresence = z.object({ present: z.boolean() });

export const ChatTypingRequest = z.object({ sessionId: ChatSessionId, csrfToken });

/** What the people at a chat hear of each other and of the visitor; it is not kept, and has no number. */
export const DeskPassing = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("typing"),
		who: z.enum(["contact", "assistant", "user"]),
		user: z.object({ id: Id, name: z.string() }).nullable(),
	}),
	z.object({
		type: z.literal("viewing"),
		user: z.object({ id: Id, name: z.string() }),
		present: z.boolean(),
	}),
]);
export type DeskPassing = z.infer<typeof DeskPassing>;

/** `history` is what the visitor's page knows of the chat, for visitors without a session's transcript. */
export const WhatsappTicketRequest = z.object({
	sessionId: ChatSessionId,
	name: z.string().trim().max(120).optional(),
	device: z.string().trim().max(120).optional(),
	history: z.union([z.string().max(8000), z.array(z.unknown()).max(200)]).optional(),
	csrfToken,
});
export const WhatsappTicket = z.object({
	ok: z.literal(true),
	ticketId: z.string(),
	publicUrl: z.string(),
	apiPublicUrl: z.string(),
	waUrl: z.string(),
	waWebUrl: z.string(),
	waAppUrl: z.string(),
	waIntentUrl: z.string(),
});
export type WhatsappTicket = z.infer<typeof WhatsappTicket>;

export const ChatConfirmationRequest = z.object({ sessionId: ChatSessionId, csrfToken });
/** `expiresIn` in seconds. */
export const ChatConfirmation = z.object({ ok: z.literal(true), code: z.string(), expiresIn: z.number().int() });
export const ChatRightsParams = z.object({ sessionId: ChatSessionId });
export const ChatRightsQuery = z.object({ code: z.string().max(20).optional(), csrfToken });
export const ChatMyData = z.object({
	ok: z.literal(true),
	session: z.object({ locale: Locale, createdAt: Timestamp, stage: ChatStage }),
	known: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
	transcript: z.array(ChatLine),
});
export const ChatErased = z.object({ ok: z.literal(true) });

export const PublicHealth = z.object({
	ok: z.boolean(),
	status: z.enum(["ok", "degraded", "down"]),
	uptime: z.number(),
	services: z.object({
		database: z.enum(["up", "down"]),
		redis: z.enum(["up", "down", "off"]),
		blobs: z.enum(["up", "down"]),
		model: z.enum(["up", "down", "off"]),
	}),
	version: z.string(),
});
export type PublicHealth = z.infer<typeof PublicHealth>;
