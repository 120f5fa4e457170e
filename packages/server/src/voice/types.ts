import type { EndReason, Locale, TurnLatency, TurnTaking } from "@centralita/contracts";
import type { Clock } from "../platform/time/index.ts";
import type { MediaConnection } from "../ports/carrier.ts";
import type { SpeechToText } from "../ports/speech-to-text.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import type { VoiceActivity } from "../ports/voice-activity.ts";

/** What the person did, as the voice pipeline hands it to whoever decides the answer. */
export type VoiceInput =
	| { type: "start" }
	| { type: "text"; text: string; origin: "speech" | "browser" | "typed"; confidence: number | null }
	| { type: "dtmf"; digits: string }
	| { type: "silence"; count: number };

/** What to say. `end` takes effect when everything before it was heard; a caller who interrupts cancels it. */
export type VoiceReply =
	| { type: "text"; text: string }
	/** The first token of a model's reply arrived (for the latency record). */
	| { type: "first-token" }
	| { type: "end"; reason: EndReason };

/**
 * Decides the answer to one turn. Called at most once at a time, except that a preemptive call (`taken` unsettled) is
 * aborted before the next one starts. It must stop on abort, and may keep nothing of a turn that was not taken.
 * `turnId` is the assistant's turn to come: the same as in `reply-started` and `reply-ended`.
 */
export type Respond = (
	input: VoiceInput,
	context: { turnId: string; signal: AbortSignal; taken: Promise<boolean> },
) => AsyncIterable<VoiceReply>;

export type VoiceSettings = {
	locale: Locale;
	voice: string | null;
	speed: number;
	turnTaking: TurnTaking;
	silenceAfterMs: number;
	/** Silence inputs after which the call ends by itself, whatever the answers. */
	maxSilences: number;
	maxDurationMs: number;
	/** Said when the time is over. */
	timeOverText: string;
	/** "Un momento…", one is picked in turn. */
	fillers: readonly string[];
	/** Said when speech cannot be understood because transcription failed. */
	apologies: { transcription: string; failure: string };
};

/** A turn that is over, true to what was heard. */
export type VoiceTurn = {
	id: string;
	who: "contact" | "assistant";
	generated: string;
	heard: string;
	interrupted: boolean;
	origin: "speech" | "browser" | "typed" | "dtmf" | null;
	confidence: number | null;
	/** Milliseconds from the start of the session. */
	startMs: number;
	endMs: number;
	latency: TurnLatency;
	providers: { speechToText?: string; textToSpeech?: string };
};

/** What happens, in order, as it happens. Listeners must not throw or block. */
export type VoiceEvent =
	| { type: "state"; state: "listening" | "thinking" | "speaking" }
	| { type: "partial"; turnId: string; text: string }
	/** The turn is taken: it will be answered. `preemptive`: the answer had already been asked for. */
	| { type: "turn-taken"; turn: VoiceTurn; preemptive: boolean }
	/** An assistant's turn begins to sound. */
	| { type: "reply-started"; turnId: string }
	/** An assistant's turn is over: heard to the end, or interrupted. An aside answers nothing: a filler, an apology, goodbye. */
	| { type: "reply-ended"; turn: VoiceTurn; aside: boolean }
	| { type: "backchannel"; text: string }
	| { type: "paused" }
	| { type: "resumed" }
	| { type: "dtmf"; digit: string }
	| { type: "provider-failed"; provider: string; kind: string; fellBackTo: string | null }
	| { type: "ended"; reason: EndReason; durationMs: number };

/**
 * Both sides of the call on one time axis, 20 ms at a time. Contact is what came in, assistant what was really played.
 * The arrays are used again for the next frame: copy what must last.
 */
export type RecordingSink = { write(contact: Int16Array, assistant: Int16Array): void };

/** Hears both sides as they come and go, at the connection's rate; the assistant's side a little ahead of its time. Must not throw or block. */
export type VoiceMonitor = { contact(pcm: Int16Array): void; assistant(pcm: Int16Array): void };

export type VoiceSessionOptions = {
	connection: MediaConnection;
	/** Null: no recogniser here; words come typed or recognised by the far end. */
	speechToText: SpeechToText | null;
	/** Null: nothing can speak; replies are text on a screen only. */
	textToSpeech: TextToSpeech | null;
	voiceActivity: VoiceActivity;
	respond: Respond;
	/** How patient turn taking must be with the next answer. */
	expects: () => "digits" | "email" | "yes-no" | "free";
	/** Whether asking before the turn is over is worth it. */
	preemptive: () => boolean;
	settings: VoiceSettings;
	clock: Clock;
	listener: (event: VoiceEvent) => void;
	recording: RecordingSink | null;
	monitor?: VoiceMonitor;
	/** Said first instead of asking for a greeting: the conversation goes on after its line was lost. */
	openingText?: string;
	/** How late the pacer was, in milliseconds, once per frame sent; for a metric. */
	onPacing?: (lateMs: number) => void;
	/** Constants of the pipeline, for tests and benchmarks. */
	tuning?: Partial<VoiceTuning>;
};

/** What no assistant sets. Milliseconds. */
export type VoiceTuning = {
	/** Audio sent ahead of its time, so that a late timer is not heard. */
	leadMs: number;
	/** Speech needed to believe in it. */
	speechStartMs: number;
	/** Silence needed to believe in its end. */
	speechEndMs: number;
	/** How long a recogniser at the far end may keep a final result back. */
	recognisedFinalMs: number;
	/** Longest wait for the next piece of a reply. */
	respondTimeoutMs: number;
	/** Longest wait for the next piece of speech. */
	speechTimeoutMs: number;
};

export type VoiceUsage = { transcribedMs: number; spokenCharacters: number };

/** One call's conversation by voice, from the greeting to the end. */
export type VoiceSession = {
	/** Resolves when the call is over; never rejects. */
	readonly done: Promise<{ reason: EndReason; durationMs: number; usage: VoiceUsage }>;
	/** Ends it now: what is being said is cut, turns are closed with what was heard. */
	end(reason: EndReason): void;
	/** A drain: finish the sentence, say goodbye if there is a text, end. */
	finish(reason: EndReason, goodbye: string | null): void;
	/** The assistant falls silent at once and answers nothing more; the caller is still transcribed and recorded. */
	suspend(): void;
	/** It answers again, after saying `text` if there is one. */
	resume(text: string | null): void;
	/** A sentence of our own, after what is being said. */
	say(text: string): void;
	/** Samples of somebody else for the caller, at the connection's rate and pace; recorded on the assistant's side. Not while the assistant speaks. */
	relay(pcm: Int16Array): void;
};
