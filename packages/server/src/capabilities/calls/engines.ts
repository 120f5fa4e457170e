import type { EndReason, Locale } from "@centralita/contracts";
import type { WebSocket } from "ws";
import type { Clock } from "../../platform/time/index.ts";
import type { MediaConnection } from "../../ports/carrier.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { VoiceActivity } from "../../ports/voice-activity.ts";
import type { Scribe } from "./supervision/scribe.ts";
import type { CallCommand } from "./types.ts";

/** A provider's id or `auto`, and who is asked when it cannot, in order. */
export type EngineChoice = { provider: string; fallbacks: readonly string[] };

/** Told each time one provider takes over from another. */
export type OnFallback = (event: { from: string; to: string; kind: string }) => void;

/** The engines a call may use. The application builds them from the settings. */
export type CallEngines = {
	/** Null when none is configured. */
	languageModel(choice: EngineChoice): LanguageModel | null;
	/** Null: words come typed, or from the far end's own recogniser. */
	speechToText(choice: EngineChoice, onFallback?: OnFallback): SpeechToText | null;
	/** One for each call: it remembers that another voice had to take over. */
	textToSpeech(choice: EngineChoice, onFallback: OnFallback): TextToSpeech;
	voiceActivity: VoiceActivity;
};

/** Opens the browser's media socket (`contracts/call-socket.ts`). */
export type OpenBrowserMedia = (
	socket: WebSocket,
	options: {
		callId: string;
		conversationId: string;
		recogniser: "server" | "browser";
		recorded: boolean;
		clock: Clock;
	},
) => MediaConnection;

/** Hears both sides of a call as they come and go, at its rate. Must not throw or block. */
export type CallMonitor = { contact(pcm: Int16Array): void; assistant(pcm: Int16Array): void };

/** A call under way on this node. */
export type LiveCallHandle = {
	readonly callId: string;
	readonly conversationId: string;
	readonly locale: Locale;
	/** Hertz, both ways. */
	readonly sampleRate: number;
	/** Resolves when it is over and everything about it is stored. */
	readonly done: Promise<void>;
	readonly activity: "connecting" | "listening" | "thinking" | "speaking";
	end(reason: EndReason): void;
	/** The server stops: say so after the sentence under way, and end. */
	drain(): void;
	command(command: CallCommand): void;
	/** Returns how to stop listening. */
	monitor(listener: CallMonitor): () => void;
	/** The assistant falls silent; the caller is still transcribed and recorded. */
	suspend(): void;
	/** It answers again, after saying that; `hint` is told to it alone. */
	resume(text: string | null, hint: string | null): void;
	/** Sound for the caller instead of the assistant's; only while suspended. */
	relay(pcm: Int16Array): void;
	say(text: string): void;
	pressKeys(keys: string): void;
	/** What the other side should know of the conversation so far, in a few sentences. */
	briefing(): string;
	/** Writes down what a person says who talks instead of the assistant; null without a recogniser. */
	scribe(): Scribe | null;
};
