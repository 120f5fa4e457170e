import { z } from "zod";
import { FieldType } from "./assistants.ts";
import { Channel, Id, Locale, PageQuery, page, Timestamp } from "./common.ts";

export const Speaker = z.enum(["contact", "assistant", "user"]);
/** Which rung of the ladder answered. */
export const ReplySource = z.enum(["greeting", "model", "guide", "question", "slots", "handoff", "fallback", "prompt"]);
export type ReplySource = z.infer<typeof ReplySource>;

/** Milliseconds from the end of the caller's speech to each mark; absent where it did not happen. */
export const TurnLatency = z.object({
	endpointMs: z.number().optional(),
	transcriptMs: z.number().optional(),
	firstTokenMs: z.number().optional(),
	firstAudioMs: z.number().optional(),
	firstFrameMs: z.number().optional(),
});
export type TurnLatency = z.infer<typeof TurnLatency>;

export const Turn = z.object({
	id: Id,
	/** 1, 2, 3 … within the conversation. */
	number: z.number().int(),
	who: Speaker,
	/** For the contact: what was understood. For the assistant: all that was written for the turn. */
	generated: z.string(),
	/** What was really heard or shown; a prefix of `generated` when interrupted. */
	heard: z.string(),
	interrupted: z.boolean(),
	source: ReplySource.nullable(),
	origin: z.enum(["speech", "browser", "typed", "dtmf", "picture"]).nullable(),
	confidence: z.number().nullable(),
	/** Milliseconds from the start of the conversation. */
	startMs: z.number().int(),
	endMs: z.number().int(),
	latency: TurnLatency,
	providers: z.object({
		speechToText: z.string().optional(),
		languageModel: z.string().optional(),
		textToSpeech: z.string().optional(),
	}),
	/** -1 to 1. */
	sentiment: z.number().nullable(),
	/** Micro-units of the installation's currency; null when no price is known. */
	costMicros: z.number().int().nullable(),
});
export type Turn = z.infer<typeof Turn>;

export const Outcome = z.enum(["resolved", "unresolved", "transferred", "ticket", "informed", "abandoned", "failed"]);
export type Outcome = z.infer<typeof Outcome>;
export const EndReason = z.enum([
	"contact-hung-up",
	"assistant-ended",
	"user-ended",
	"silence",
	"max-duration",
	"transferred",
	"connection-lost",
	"machine",
	"message-left",
	"server-stopped",
	"failed",
]);
export type EndReason = z.infer<typeof EndReason>;

export const ExtractedValue = z.object({
	name: z.string(),
	type: FieldType,
	value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
	/** 0–1. */
	confidence: z.number().min(0).max(1),
	/** Number of the turn it came from. */
	turn: z.number().int().nullable(),
	by: z.enum(["model", "rules"]),
});
export type ExtractedValue = z.infer<typeof ExtractedValue>;

export const Analysis = z.object({
	summary: z.string(),
	outcome: Outcome,
	outcomeConfidence: z.number().min(0).max(1),
	/** -1 to 1. */
	sentiment: z.number(),
	sentimentConfidence: z.number().min(0).max(1),
	/** The turn that decided the outcome. */
	outcomeTurn: z.number().int().nullable(),
	values: z.array(ExtractedValue),
	by: z.enum(["model", "rules"]),
});
export type Analysis = z.infer<typeof Analysis>;

export const Recording = z.object({
	durationMs: z.number().int(),
	sampleRate: z.number().int(),
	bytes: z.number().int(),
	complete: z.boolean(),
});

export const ConversationSummary = z.object({
	id: Id,
	channel: Channel,
	status: z.enum(["live", "ended"]),
	assistant: z.object({ id: Id, name: z.string(), version: z.number().int() }).nullable(),
	contact: z.object({ id: Id, name: z.string().nullable() }).nullable(),
	/** Who it is with, for a list: a name, a number, or the simulator's user. */
	label: z.string(),
	locale: Locale,
	startedAt: Timestamp,
	endedAt: Timestamp.nullable(),
	durationMs: z.number().int().nullable(),
	turns: z.number().int(),
	outcome: Outcome.nullable(),
	endReason: EndReason.nullable(),
	sentiment: z.number().nullable(),
	summary: z.string().nullable(),
	latencyP50Ms: z.number().nullable(),
	latencyP95Ms: z.number().nullable(),
	latencyP99Ms: z.number().nullable(),
	costMicros: z.number().int().nullable(),
	hasRecording: z.boolean(),
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;
export const ConversationList = page(ConversationSummary);

/**
 * `from` inclusive, `to` exclusive; `q` searches what was said, the summary and the label. A contact's conversations are
 * few: `contactId` does not go with `q`.
 */
export const ConversationQuery = PageQuery.extend({
	q: z.string().trim().max(200).optional(),
	from: Timestamp.optional(),
	to: Timestamp.optional(),
	channel: Channel.optional(),
	outcome: Outcome.optional(),
	assistantId: Id.optional(),
	contactId: Id.optional(),
	status: z.enum(["live", "ended"]).optional(),
});
export type ConversationQuery = z.infer<typeof ConversationQuery>;

export const Usage = z.object({
	inputTokens: z.number().int(),
	outputTokens: z.number().int(),
	transcribedMs: z.number().int(),
	spokenCharacters: z.number().int(),
});
export type Usage = z.infer<typeof Usage>;

export const ConversationDetail = ConversationSummary.extend({
	transcript: z.array(Turn),
	/** Null until the job after the end has run. */
	analysis: Analysis.nullable(),
	recording: Recording.nullable(),
	usage: Usage,
	lastEventNumber: z.number().int(),
});
export type ConversationDetail = z.infer<typeof ConversationDetail>;

/** Why somebody wants to see what a masked export hides; kept in the audit log. */
export const OriginalsRequest = z.object({ reason: z.string().trim().min(3).max(300) });
/** What stands behind each placeholder of the conversation's masked export, such as `[EMAIL 1]`. */
export const Originals = z.object({ items: z.array(z.object({ placeholder: z.string(), original: z.string() })) });
export type Originals = z.infer<typeof Originals>;

export const ConversationEvent = z.object({
	number: z.number().int(),
	type: z.string(),
	at: Timestamp,
	data: z.record(z.string(), z.unknown()),
});
export type ConversationEvent = z.infer<typeof ConversationEvent>;
export const ConversationEventQuery = z.object({
	after: z.coerce.number().int().min(0).default(0),
	limit: z.coerce.number().int().min(1).max(500).default(200),
});
export const ConversationEventList = z.object({ items: z.array(ConversationEvent), next: z.number().int().nullable() });

/** Peaks 0–1 per bucket and channel, for a waveform. */
export const Waveform = z.object({
	durationMs: z.number().int(),
	contact: z.array(z.number()),
	assistant: z.array(z.number()),
});
export type Waveform = z.infer<typeof Waveform>;
export const WaveformQuery = z.object({ buckets: z.coerce.number().int().min(50).max(4000).default(800) });
