import { z } from "zod";
import { Id, Locale, Timestamp } from "./common.ts";
import { PhoneNumber } from "./lines.ts";

export const CallCreate = z.object({
	assistantId: Id,
	/** Talk to the draft instead of the published version. */ draft: z.boolean().default(false),
});
/** `token` opens the media socket once, within a minute: `GET {socketPath}?token=…`. */
export const CallCreated = z.object({
	callId: Id,
	conversationId: Id,
	token: z.string(),
	socketPath: z.string(),
	locale: Locale,
	sampleRate: z.number().int(),
});
export type CallCreated = z.infer<typeof CallCreated>;

/** Who or what picked up, as far as the carrier can tell. */
export const Answerer = z.enum(["human", "machine", "fax", "unknown"]);
export type Answerer = z.infer<typeof Answerer>;

/** What to do when a machine picks up: `continue` talks to it as to anybody. */
export const MachinePolicy = z.discriminatedUnion("action", [
	z.object({ action: z.literal("continue") }),
	z.object({ action: z.literal("hang-up") }),
	/** After the beep. */
	z.object({ action: z.literal("message"), text: z.string().trim().min(1).max(600) }),
]);
export type MachinePolicy = z.infer<typeof MachinePolicy>;

/** One call out. Repeated with the same `requestId` it is the same call, whatever happened meanwhile. */
export const OutboundCallCreate = z.object({
	requestId: z.string().regex(/^[\x21-\x7e]{8,100}$/, "8 to 100 visible ASCII characters"),
	lineId: Id,
	to: PhoneNumber,
	/** The line's when absent. */
	assistantId: Id.optional(),
	machine: MachinePolicy.default({ action: "continue" }),
	ringSeconds: z.number().int().min(10).max(120).default(30),
	/** Pressed after the answer, e.g. an extension. */
	digits: z
		.string()
		.regex(/^[0-9*#w]{1,32}$/)
		.optional(),
});
export type OutboundCallCreate = z.infer<typeof OutboundCallCreate>;

export const callStates = ["waiting", "dialling", "ringing", "live", "ended"] as const;
/** The telephony side of a conversation. */
export const PhoneCall = z.object({
	callId: Id,
	/** Null until somebody answered. */
	conversationId: Id.nullable(),
	direction: z.enum(["inbound", "outbound"]),
	carrier: z.string(),
	lineId: Id.nullable(),
	from: z.string().nullable(),
	to: z.string().nullable(),
	state: z.enum(callStates),
	answerer: Answerer.nullable(),
	/** Why it ended: ours, or the carrier's outcome when it was never answered. */
	endReason: z.string().nullable(),
	/** In the carrier's own words. */
	cause: z.string().nullable(),
	createdAt: Timestamp,
	answeredAt: Timestamp.nullable(),
	endedAt: Timestamp.nullable(),
	/** As the carrier bills it. */
	carrierDurationMs: z.number().int().nullable(),
	carrierCost: z.object({ micros: z.number().int(), currency: z.string() }).nullable(),
});
export type PhoneCall = z.infer<typeof PhoneCall>;

/** "Call my phone": rings a person of the company and lets them talk with the line's assistant. */
export const LineTestCall = z.object({ to: PhoneNumber });

export const LiveCall = z.object({
	callId: Id,
	conversationId: Id,
	carrier: z.string(),
	direction: z.enum(["inbound", "outbound"]),
	label: z.string(),
	line: z.object({ id: Id, label: z.string(), number: z.string() }).nullable(),
	assistant: z.string(),
	locale: Locale,
	startedAt: Timestamp,
	/** `person`: somebody of the company talks with the contact; `transferring`: a colleague is being rung; `reconnecting`: the line was lost and may come back. */
	state: z.enum(["connecting", "listening", "thinking", "speaking", "person", "transferring", "reconnecting"]),
	/** Who took it over. */
	person: z.string().nullable(),
	/** People who listen in now. */
	listeners: z.array(z.string()),
	lastWords: z.string().nullable(),
	latencyMs: z.number().nullable(),
	/** Whether the process that answers this request holds the call: only then can it be listened to here. */
	here: z.boolean(),
});
export type LiveCall = z.infer<typeof LiveCall>;
export const LiveCallList = z.object({ items: z.array(LiveCall) });

/** Told to the assistant only: it works the hint into its next reply. */
export const CallWhisper = z.object({ text: z.string().trim().min(1).max(1000) });
/** `summary` is what the colleague hears before being joined; made from the conversation when absent. */
export const CallTransfer = z.object({
	to: PhoneNumber,
	mode: z.enum(["cold", "warm"]),
	summary: z.string().trim().max(600).optional(),
});

/** A one-time token for the supervisor's socket: `GET {socketPath}?token=…`, protocol in `supervise-socket.ts`. */
export const SuperviseCreate = z.object({ mode: z.enum(["listen", "take-over"]) });
export const SuperviseCreated = z.object({ token: z.string(), socketPath: z.string(), sampleRate: z.number().int() });
export type SuperviseCreated = z.infer<typeof SuperviseCreated>;
