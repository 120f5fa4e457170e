import { createSoundClient, pcmReader, type SoundSettings } from "../../platform/vendors/index.ts";
import { decodeMuLaw } from "../../ports/audio/g711.ts";
import type { SpeechRequest, TextToSpeech, Voice } from "../../ports/text-to-speech.ts";
import { httpAddress } from "./addresses.ts";
import { provider, refusalError } from "./errors.ts";
import { auraVoices, chooseVoice } from "./voices.ts";

export type DeepgramSpeechSettings = Pick<SoundSettings, "timeoutMs" | "totalTimeoutMs" | "retry"> & {
	apiKey: string;
	/** `https://api.deepgram.com` by default. */
	baseUrl?: string;
	/** Their ids are models. Those of Aura-2 in Spanish and English by default. */
	voices?: readonly Voice[];
};

type Format = { encoding: "mulaw" | "linear16"; sampleRate: number };

const formatFor = (lineRate: number | undefined): Format => {
	if (lineRate === 8000) return { encoding: "mulaw", sampleRate: 8000 };
	return { encoding: "linear16", sampleRate: (lineRate ?? 0) >= 24_000 ? 24_000 : 16_000 };
};

/**
 * Speech over `POST /v1/speak`, played as it arrives.
 *
 * Requests rather than the socket: a sentence that is interrupted ends with its request, while the socket would have to be
 * cleared and drained; 20 flushes a minute may be fewer than the sentences of a lively call; and a connection that is kept
 * open spares the handshake as a socket would.
 */
export function createDeepgramSpeech(settings: DeepgramSpeechSettings): TextToSpeech {
	const { apiKey, baseUrl = "https://api.deepgram.com" } = settings;
	const voices = settings.voices?.length ? settings.voices : auraVoices;
	const headers = { authorization: `Token ${apiKey}` };
	const { timeoutMs, totalTimeoutMs, retry } = settings;
	const sound = createSoundClient({ provider, headers, refused: refusalError, timeoutMs, totalTimeoutMs, retry });

	function addressOf({ voice, locale, speed }: SpeechRequest, { encoding, sampleRate }: Format): URL {
		const url = httpAddress(baseUrl, "/v1/speak");
		const query = {
			model: chooseVoice(voices, voice, locale)?.id ?? "aura-2-thalia-en",
			encoding,
			sample_rate: String(sampleRate),
			// A header would be heard as a click.
			container: "none",
			// Deepgram: voice controls. Left out where it says nothing: servers of one's own may not know it.
			...(speed === 1 ? {} : { speed: String(Math.min(1.5, Math.max(0.7, speed))) }),
		};
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
		return url;
	}

	return {
		provider,
		model: "aura-2",
		voices: () => voices,
		async *synthesize(request) {
			const format = formatFor(request.sampleRate);
			const reader = () => (format.encoding === "mulaw" ? decodeMuLaw : pcmReader());
			const asked = { url: addressOf(request, format), json: { text: request.text }, signal: request.signal, reader };
			for await (const pcm of sound(asked)) yield { pcm, sampleRate: format.sampleRate };
		},
	};
}
