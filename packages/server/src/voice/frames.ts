import type { EndReason } from "@centralita/contracts";
import type { Reply, ReplyChunk } from "./reply.ts";
import type { VoiceInput } from "./types.ts";

/** Where words come from. */
export type WordsOrigin = "speech" | "browser" | "typed";

/** What a turn that may be answered carries down the line. */
export type AskedTurn = {
	input: VoiceInput;
	/** The end of the caller's speech, or the moment of typing: what latencies are measured from. */
	endOfSpeechMs: number;
	endpointMs?: number;
	transcriptMs?: number;
	/** Resolves when it is known whether the turn was over. */
	taken: Promise<boolean>;
	preemptive: boolean;
};

/**
 * What travels along the pipeline, downwards from the carrier's input to its output unless it says "up".
 * Times are milliseconds from the start of the session.
 */
export type Frame =
	/** Samples of any length at the carrier's rate. */
	| { kind: "received"; pcm: Int16Array }
	| { kind: "mute"; muted: boolean }
	| { kind: "key"; digit: string }
	/** 20 ms of the caller. */
	| { kind: "audio"; pcm: Int16Array }
	/** Speech began, goes on, or ended; `atMs` is when it really did, before the detector believed it. */
	| { kind: "speech"; state: "started" | "going" | "ended"; atMs: number; voicedMs: number }
	/** Words understood. With `origin` "speech" there is exactly one final one per stretch; empty: nothing was understood. */
	| { kind: "words"; text: string; final: boolean; origin: WordsOrigin; confidence: number | null; failed?: boolean }
	/** Up: transcribe what was heard so far, although speech goes on. */
	| { kind: "commit" }
	| { kind: "ask"; turn: AskedTurn }
	/** The question asked too early is withdrawn. */
	| { kind: "withdraw" }
	/** A sentence of our own, e.g. an apology. */
	| { kind: "say"; text: string }
	/** Stop sounding, keep everything. */
	| { kind: "pause" }
	| { kind: "resume" }
	/** The caller took the floor: what was not heard yet is dropped. */
	| { kind: "interrupt" }
	/** The call closes: finish the sentence, say this, end. */
	| { kind: "finish"; goodbye: string | null; reason: EndReason }
	| { kind: "reply-text"; reply: Reply; text: string }
	| { kind: "chunk-audio"; chunk: ReplyChunk; pcm: Int16Array; sampleRate: number }
	/** The chunk's audio is complete. */
	| { kind: "chunk-end"; chunk: ReplyChunk }
	| { kind: "reply-end"; reply: Reply }
	/** End the call when everything before it was heard. */
	| { kind: "hang-up"; reason: EndReason }
	/** 20 ms of the assistant at the carrier's rate. */
	| { kind: "sound"; chunk: ReplyChunk; pcm: Int16Array }
	/** The far end played everything before that mark. */
	| { kind: "mark"; name: string }
	/** Up: this chunk begins to sound or to be shown. */
	| { kind: "chunk-started"; chunk: ReplyChunk }
	/** Up: everything said so far was heard, or cut. */
	| { kind: "quiet" }
	/** About every 100 ms, whatever else happens. */
	| { kind: "tick"; nowMs: number };

export type FrameKind = Frame["kind"];
export type FrameOf<K extends FrameKind> = Extract<Frame, { kind: K }>;

/** What an interruption does: `dropped` frames say what the caller no longer wants to hear, `kept` ones are about the call. */
const onInterruption: Readonly<Record<FrameKind, "dropped" | "kept">> = {
	received: "kept",
	mute: "kept",
	key: "kept",
	audio: "kept",
	speech: "kept",
	words: "kept",
	commit: "kept",
	ask: "kept",
	withdraw: "kept",
	say: "dropped",
	pause: "kept",
	resume: "kept",
	interrupt: "kept",
	finish: "kept",
	"reply-text": "dropped",
	"chunk-audio": "dropped",
	"chunk-end": "dropped",
	"reply-end": "dropped",
	"hang-up": "dropped",
	sound: "dropped",
	mark: "kept",
	"chunk-started": "kept",
	quiet: "kept",
	tick: "kept",
};

/** The reply that a frame is a part of. */
function replyOf(frame: Frame): Reply | null {
	if ("reply" in frame) return frame.reply;
	return "chunk" in frame ? frame.chunk.reply : null;
}

/** Whether a frame came too late: a stage that worked on it did not know yet that its reply was cut. */
export const isStale = (frame: Frame): boolean =>
	onInterruption[frame.kind] === "dropped" && replyOf(frame)?.closed === true;
