import { locales } from "@centralita/contracts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech, Voice } from "../../ports/text-to-speech.ts";
import type { Entry, OpenAiFamily, ProviderSettings, VendorUrls } from "./settings.ts";

/** The recognisers that the settings configure, in the order in which `auto` prefers them. */
export function recognisers(
	settings: ProviderSettings,
	urls: VendorUrls,
	vendors: OpenAiFamily | null,
): Entry<SpeechToText>[] {
	const { sttBaseUrl, openaiApiKey, groqApiKey, sttModel, sttTimeoutMs: timeoutMs } = settings;
	const firstVendor = sttBaseUrl !== null ? null : openaiApiKey !== null ? "openai" : "groq";
	const build = (provider: string, baseUrl: string | null, apiKey: string | null, usualModel: string) => {
		if (vendors === null || baseUrl === null) return null;
		const model = provider === "openai-compatible" || provider === firstVendor ? (sttModel ?? usualModel) : usualModel;
		return vendors.createTranscription({ provider, baseUrl, apiKey, model, timeoutMs });
	};
	return [
		{
			id: "openai-compatible",
			label: "OpenAI-compatible server",
			adapter: build("openai-compatible", sttBaseUrl, settings.sttApiKey, "whisper-1"),
		},
		{
			id: "openai",
			label: "OpenAI",
			adapter: build("openai", openaiApiKey && urls.openai, openaiApiKey, "gpt-4o-mini-transcribe"),
		},
		{
			id: "groq",
			label: "Groq",
			adapter: build("groq", groqApiKey && urls.groq, groqApiKey, "whisper-large-v3-turbo"),
		},
	];
}

/** `TTS_VOICE` may name several, by commas: the first is the default. */
function voicesOf(setting: string | null, others: readonly Voice[]): readonly Voice[] {
	const named = (setting ?? "")
		.split(",")
		.map((id) => id.trim())
		.filter((id) => id !== "")
		.map((id) => ({ id, label: id, locales }));
	return [...named, ...others.filter(({ id }) => !named.some((voice) => voice.id === id))];
}

/** The voices from outside that the settings configure, in the order in which `auto` prefers them. */
export function speakers(
	settings: ProviderSettings,
	urls: VendorUrls,
	vendors: OpenAiFamily | null,
): Entry<TextToSpeech>[] {
	const { ttsBaseUrl, openaiApiKey, ttsVoice, ttsSampleRate, ttsTimeoutMs: timeoutMs } = settings;
	return [
		{
			id: "openai-compatible",
			label: "OpenAI-compatible server",
			adapter:
				vendors === null || ttsBaseUrl === null
					? null
					: vendors.createSpeech({
							provider: "openai-compatible",
							baseUrl: ttsBaseUrl,
							apiKey: settings.ttsApiKey,
							model: settings.ttsModel ?? "tts-1",
							// Whoever names voices knows the server's own; OpenAI's would only be wrong there.
							voices: ttsVoice === null ? vendors.openAiVoices : voicesOf(ttsVoice, []),
							...(ttsSampleRate === null ? {} : { sampleRate: ttsSampleRate }),
							timeoutMs,
						}),
		},
		{
			id: "openai",
			label: "OpenAI",
			adapter:
				vendors === null || openaiApiKey === null
					? null
					: vendors.createSpeech({
							provider: "openai",
							baseUrl: urls.openai,
							apiKey: openaiApiKey,
							model: (ttsBaseUrl === null && settings.ttsModel) || "gpt-4o-mini-tts",
							voices: voicesOf(ttsBaseUrl === null ? ttsVoice : null, vendors.openAiVoices),
							timeoutMs,
						}),
		},
	];
}
