import type { EndReason } from "@centralita/contracts";
import type { WebSocket } from "ws";
import type { Clock } from "../../platform/time/index.ts";
import type { MediaConnection } from "../../ports/carrier.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { VoiceActivity } from "../../ports/voice-activity.ts";

/** The engines a call may use, by provider id or `auto`. The application builds them from the settings. */
export type CallEngines = {
	/** Null when none is configured. */
	languageModel(choice: string): LanguageModel | null;
	/** Null: words come typed, or from the far end's own recogniser. */
	speechToText(choice: string): SpeechToText | null;
	/** One for each call; it tells when another voice had to take over. */
	textToSpeech(choice: string, onFallback: (event: { from: string; to: string; kind: string }) => void): TextToSpeech;
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

/** A call under way on this node. */
export type LiveCallHandle = {
	readonly callId: string;
	readonly conversationId: string;
	/** Resolves when it is over and everything about it is stored. */
	readonly done: Promise<void>;
	readonly activity: "connecting" | "listening" | "thinking" | "speaking";
	end(reason: EndReason): void;
	/** The server stops: say so after the sentence under way, and end. */
	drain(): void;
};
