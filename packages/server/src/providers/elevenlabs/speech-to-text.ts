import { languageOf } from "@centralita/contracts";
import { ProviderError } from "../../platform/errors/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { openRecogniser, pcmBytes, type Recognised } from "../../platform/vendors/index.ts";
import type { SpeechToText, TranscriptionOptions } from "../../ports/speech-to-text.ts";
import { endError, messageError, provider } from "./errors.ts";
import { audioChunk, RealtimeMessage } from "./wire.ts";

export type ElevenLabsTranscriptionSettings = {
	apiKey: string;
	/** `https://api.elevenlabs.io` by default. */
	baseUrl?: string;
	/** `scribe_v2_realtime` by default. */
	model?: string;
	clock: Clock;
	/** Longest wait from a commit to its words. */
	timeoutMs: number;
};

/** ElevenLabs: at most so many key terms, each so long. */
const MOST_HINTS = 50;
const LONGEST_HINT = 20;

function addressOf(baseUrl: string, model: string, { locale, sampleRate, hints = [] }: TranscriptionOptions): string {
	const url = new URL(`${baseUrl.replace(/\/+$/, "").replace(/^http/, "ws")}/v1/speech-to-text/realtime`);
	const query = {
		model_id: model,
		audio_format: `pcm_${sampleRate}`,
		language_code: languageOf(locale),
		// The end of a turn is decided by whoever commits.
		commit_strategy: "manual",
	};
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	for (const hint of hints.filter(({ length }) => length <= LONGEST_HINT).slice(0, MOST_HINTS))
		url.searchParams.append("keyterms", hint);
	return url.href;
}

/** What a message of the recogniser says. Throws `ProviderError` for an error, and for what is no message at all. */
export function readMessage(data: string | Buffer): Recognised | null {
	let value: unknown;
	try {
		value = JSON.parse(data.toString());
	} catch {
		throw new ProviderError(provider, "bad-response", `${provider}: a message that is not JSON`);
	}
	const message = RealtimeMessage.safeParse(value).data;
	if (!message) throw new ProviderError(provider, "bad-response", `${provider}: a message without a type`);
	const { message_type: type, text, error } = message;
	switch (type) {
		case "partial_transcript":
		case "final_transcript":
			return { text: text ?? "", final: false, complete: false };
		case "committed_transcript":
			return { text: text ?? "", final: true, complete: true };
		// There was too little to commit.
		case "commit_throttled":
			return { text: "", final: false, complete: true };
		default: {
			const failure = messageError(type, error);
			if (failure) throw failure;
			return null;
		}
	}
}

/** Transcription over ElevenLabs' realtime socket: one for each caller. */
export function createElevenLabsTranscription(settings: ElevenLabsTranscriptionSettings): SpeechToText {
	const { apiKey, baseUrl = "https://api.elevenlabs.io", model = "scribe_v2_realtime", clock, timeoutMs } = settings;
	return {
		provider,
		model,
		streaming: true,
		finalTimeoutMs: timeoutMs,
		open: (options) =>
			openRecogniser(
				{
					provider,
					url: addressOf(baseUrl, model, options),
					headers: { "xi-api-key": apiKey },
					sampleRate: options.sampleRate,
					pieceMs: 100,
					// Commits of less than 0.3 s are refused.
					shortestMs: 500,
					audio: (pcm) => audioChunk(pcmBytes(pcm), options.sampleRate, false),
					commit: audioChunk(Buffer.alloc(0), options.sampleRate, true),
					// There is no message for it.
					keepAlive: { everyMs: 2000, message: "silence" },
					farewell: null,
					read: readMessage,
					ended: endError,
				},
				{ clock, timeoutMs, flushMs: null },
				options.signal,
			),
	};
}
