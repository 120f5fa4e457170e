import { languageOf } from "@centralita/contracts";
import { createSoundClient, pcmReader, type SoundSettings } from "../../platform/vendors/index.ts";
import { decodeMuLaw } from "../../ports/audio/g711.ts";
import type { SpeechRequest, TextToSpeech, Voice } from "../../ports/text-to-speech.ts";
import { provider, refusalError } from "./errors.ts";
import { defaultVoices } from "./voices.ts";
import type { SpeechBody } from "./wire.ts";

export type ElevenLabsSpeechSettings = Pick<SoundSettings, "timeoutMs" | "totalTimeoutMs" | "retry"> & {
	apiKey: string;
	/** `https://api.elevenlabs.io` by default. */
	baseUrl?: string;
	/** `eleven_flash_v2_5` by default. */
	model?: string;
	/** The first is the default. Voices that every account has when absent. */
	voices?: readonly Voice[];
};

type Format = { name: string; muLaw: boolean; sampleRate: number };

function formatFor(lineRate: number | undefined): Format {
	if (lineRate === 8000) return { name: "ulaw_8000", muLaw: true, sampleRate: 8000 };
	const sampleRate = (lineRate ?? 0) >= 24_000 ? 24_000 : 16_000;
	return { name: `pcm_${sampleRate}`, muLaw: false, sampleRate };
}

/** Other models take no language, or refuse one (ElevenLabs: Text to speech, `language_code`). */
const takesLanguage = (model: string): boolean => /_v2_5$|_v3$/.test(model);

/**
 * Speech over `POST /v1/text-to-speech/{voice}/stream`, played as it arrives. Requests rather than a socket: a sentence that
 * is interrupted ends with its request, and the socket knows no other way to stop than to be closed.
 */
export function createElevenLabsSpeech(settings: ElevenLabsSpeechSettings): TextToSpeech {
	const { apiKey, baseUrl = "https://api.elevenlabs.io", model = "eleven_flash_v2_5" } = settings;
	const voices = settings.voices?.length ? settings.voices : defaultVoices;
	const headers = { "xi-api-key": apiKey };
	const { timeoutMs, totalTimeoutMs, retry } = settings;
	const sound = createSoundClient({ provider, headers, refused: refusalError, timeoutMs, totalTimeoutMs, retry });

	function addressOf(asked: string | undefined, format: Format): URL {
		const voice = voices.find(({ id }) => id === asked) ?? voices[0];
		const path = `/v1/text-to-speech/${encodeURIComponent(voice?.id ?? "")}/stream`;
		const url = new URL(`${baseUrl.replace(/\/+$/, "")}${path}`);
		url.searchParams.set("output_format", format.name);
		return url;
	}

	const bodyOf = ({ text, locale, speed }: SpeechRequest): SpeechBody => ({
		text,
		model_id: model,
		...(takesLanguage(model) ? { language_code: languageOf(locale) } : {}),
		// ElevenLabs: 0.7–1.2. Left out where it says nothing, so that the voice keeps its own settings.
		...(speed === 1 ? {} : { voice_settings: { speed: Math.min(1.2, Math.max(0.7, speed)) } }),
	});

	return {
		provider,
		model,
		voices: () => voices,
		async *synthesize(request) {
			const format = formatFor(request.sampleRate);
			const reader = () => (format.muLaw ? decodeMuLaw : pcmReader());
			const asked = { url: addressOf(request.voice, format), json: bodyOf(request), signal: request.signal, reader };
			for await (const pcm of sound(asked)) yield { pcm, sampleRate: format.sampleRate };
		},
	};
}
