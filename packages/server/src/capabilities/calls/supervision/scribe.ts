import { TurnTaking } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import { createCarrierInputQueue } from "../../../ports/carrier-input.ts";
import type { SpeechToText } from "../../../ports/speech-to-text.ts";
import type { VoiceActivity } from "../../../ports/voice-activity.ts";
import { startVoiceSession, type VoiceSettings, type VoiceTurn } from "../../../voice/index.ts";

/** Writes down what a person of the company says on a call. */
export type Scribe = {
	/** At the call's rate. */
	hear(pcm: Int16Array): void;
	close(): void;
};

type Parts = {
	speechToText: SpeechToText;
	voiceActivity: VoiceActivity;
	settings: VoiceSettings;
	sampleRate: number;
	/** A turn that is over; its times are from when the scribe began. */
	onTurn: (turn: VoiceTurn) => void;
};

/** Listens as to any caller, and says nothing. */
export function startScribe({ clock }: Pick<Platform, "clock">, parts: Parts): Scribe {
	const queue = createCarrierInputQueue();
	const session = startVoiceSession({
		connection: {
			carrier: "person",
			sampleRate: parts.sampleRate,
			input: queue.input,
			send() {},
			mark() {},
			clear() {},
			notify() {},
			bufferedBytes: 0,
			hangUp: () => queue.end(),
		},
		speechToText: parts.speechToText,
		textToSpeech: null,
		voiceActivity: parts.voiceActivity,
		async *respond() {},
		expects: () => "free",
		preemptive: () => false,
		settings: {
			...parts.settings,
			turnTaking: TurnTaking.parse({ fillerAfterMs: 0, preemptive: false }),
			fillers: [],
			apologies: { transcription: "", failure: "" },
		},
		clock,
		listener(event) {
			if (event.type === "turn-taken") parts.onTurn(event.turn);
		},
		recording: null,
	});
	session.suspend();
	return {
		hear: (pcm) => queue.push({ type: "audio", pcm }),
		close: () => session.end("user-ended"),
	};
}
