import { z } from "zod";
import { Id, Locale, Timestamp } from "./common.ts";

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

export const LiveCall = z.object({
	callId: Id,
	conversationId: Id,
	carrier: z.string(),
	label: z.string(),
	assistant: z.string(),
	locale: Locale,
	startedAt: Timestamp,
	state: z.enum(["connecting", "listening", "thinking", "speaking"]),
	lastWords: z.string().nullable(),
	latencyMs: z.number().nullable(),
});
export type LiveCall = z.infer<typeof LiveCall>;
export const LiveCallList = z.object({ items: z.array(LiveCall) });
