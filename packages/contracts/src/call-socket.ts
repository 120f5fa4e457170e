import { z } from "zod";
import { Id } from "./common.ts";
import { EndReason, TurnLatency } from "./conversations.ts";

/**
 * The browser's media socket. Text messages are the JSON below; a binary message is audio: signed 16-bit
 * little-endian mono PCM at `sampleRate`, 20 ms a message from the server, up to 100 ms from the browser.
 */
export const callSocketVersion = 1;
/** Largest message either side may send, in bytes. */
export const callSocketMaxBytes = 16_384;

export const CallClientMessage = z.discriminatedUnion("type", [
	/** First message; audio before it is dropped. */
	z.object({
		type: z.literal("hello"),
		version: z.literal(callSocketVersion),
		microphone: z.boolean(),
		recognition: z.boolean(),
	}),
	z.object({ type: z.literal("text"), text: z.string().min(1).max(2000) }),
	/** From the browser's own recogniser. */
	z.object({
		type: z.literal("transcript"),
		text: z.string().max(2000),
		final: z.boolean(),
		confidence: z.number().min(0).max(1).optional(),
	}),
	z.object({ type: z.literal("dtmf"), digit: z.string().regex(/^[0-9*#A-D]$/) }),
	/** Playback reached the mark of that name (sent at once for marks dropped by `clear`). */
	z.object({ type: z.literal("mark"), name: z.string().max(80) }),
	z.object({ type: z.literal("mute"), muted: z.boolean() }),
	z.object({ type: z.literal("pong"), at: z.number() }),
	z.object({ type: z.literal("hangup") }),
]);
export type CallClientMessage = z.infer<typeof CallClientMessage>;

export const CallServerMessage = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("ready"),
		version: z.literal(callSocketVersion),
		callId: Id,
		conversationId: Id,
		sampleRate: z.number().int(),
		/** Who turns speech into words. */ recogniser: z.enum(["server", "browser", "none"]),
		recorded: z.boolean(),
	}),
	z.object({ type: z.literal("mark"), name: z.string() }),
	/** Stop playing at once and drop what is buffered. */
	z.object({ type: z.literal("clear") }),
	z.object({ type: z.literal("state"), state: z.enum(["listening", "thinking", "speaking"]) }),
	z.object({
		type: z.literal("transcript"),
		turnId: Id,
		who: z.enum(["contact", "assistant"]),
		text: z.string(),
		final: z.boolean(),
		heard: z.string().optional(),
	}),
	z.object({ type: z.literal("latency"), turnId: Id, values: TurnLatency }),
	z.object({ type: z.literal("level"), who: z.enum(["contact", "assistant"]), dbfs: z.number() }),
	/** Answered with `pong`. `roundTripMs` is what the last pair measured, for the page to show. */
	z.object({ type: z.literal("ping"), at: z.number(), roundTripMs: z.number().optional() }),
	z.object({ type: z.literal("problem"), code: z.string(), detail: z.string() }),
	z.object({ type: z.literal("ended"), reason: EndReason }),
]);
export type CallServerMessage = z.infer<typeof CallServerMessage>;
