import { createSoundClient, pcmReader, type SoundSettings } from "../../platform/vendors/index.ts";
import { decodeMuLaw } from "../../ports/audio/g711.ts";
import type { TextToSpeech, Voice } from "../../ports/text-to-speech.ts";
import { type AzureResource, speechAddress } from "./addresses.ts";
import { provider, refusalError } from "./errors.ts";
import { ssmlOf } from "./ssml.ts";
import { chooseVoice, neuralVoices } from "./voices.ts";

type AzureSpeechSettings = AzureResource &
	Pick<SoundSettings, "timeoutMs" | "totalTimeoutMs" | "retry"> & {
		/** Neural voices of Latin America, Spain, the United States and Great Britain by default. */
		voices?: readonly Voice[];
	};

type Format = { name: string; muLaw: boolean; sampleRate: number };

function formatFor(lineRate: number | undefined): Format {
	if (lineRate === 8000) return { name: "raw-8khz-8bit-mono-mulaw", muLaw: true, sampleRate: 8000 };
	if (lineRate === 16_000) return { name: "raw-16khz-16bit-mono-pcm", muLaw: false, sampleRate: 16_000 };
	return { name: "raw-24khz-16bit-mono-pcm", muLaw: false, sampleRate: 24_000 };
}

/**
 * Speech over `POST /cognitiveservices/v1`, played as it arrives. Requests rather than the SDK: a sentence that is
 * interrupted ends with its request, and a connection that is kept open answers as soon as a socket does.
 */
export function createAzureSpeech(settings: AzureSpeechSettings): TextToSpeech {
	const voices = settings.voices?.length ? settings.voices : neuralVoices;
	const url = speechAddress(settings);
	const headers = {
		"ocp-apim-subscription-key": settings.key,
		"content-type": "application/ssml+xml",
		// Azure asks for one.
		"user-agent": "Centralita",
	};
	const { timeoutMs, totalTimeoutMs, retry } = settings;
	const sound = createSoundClient({ provider, headers, refused: refusalError, timeoutMs, totalTimeoutMs, retry });
	return {
		provider,
		model: "neural",
		voices: () => voices,
		async *synthesize({ text, voice, locale, speed, sampleRate: lineRate, signal }) {
			const { name, muLaw, sampleRate } = formatFor(lineRate);
			const asked = {
				url,
				headers: { "x-microsoft-outputformat": name },
				text: ssmlOf(text, chooseVoice(voices, voice, locale), speed),
				signal,
				reader: () => (muLaw ? decodeMuLaw : pcmReader()),
			};
			for await (const pcm of sound(asked)) yield { pcm, sampleRate };
		},
	};
}
