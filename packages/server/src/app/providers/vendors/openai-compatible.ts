import { chosenVoices } from "../voices.ts";
import type { Vendor } from "./types.ts";

/** Servers of one's own, each with an address of its own. */
export const openAiCompatible: Vendor = {
	id: "openai-compatible",
	label: "OpenAI-compatible server",
	ports: ["language-model", "speech-to-text", "text-to-speech"],
	fields: [
		"llmBaseUrl",
		"llmApiKey",
		"llmModel",
		"sttBaseUrl",
		"sttApiKey",
		"sttModel",
		"ttsBaseUrl",
		"ttsApiKey",
		"ttsModel",
		"ttsVoice",
		"ttsSampleRate",
	],
	required: [],
	async build(settings) {
		const { llmBaseUrl, sttBaseUrl, ttsBaseUrl, ttsVoice, ttsSampleRate } = settings;
		if (llmBaseUrl === null && sttBaseUrl === null && ttsBaseUrl === null) return {};
		const family = await import("../../../providers/openai-compatible/index.ts");
		const provider = "openai-compatible";
		return {
			...(llmBaseUrl !== null && {
				languageModel: family.createCompatibleModel({
					baseUrl: llmBaseUrl,
					apiKey: settings.llmApiKey,
					model: settings.llmModel ?? "default",
					firstTokenMs: settings.llmTimeoutMs,
				}),
			}),
			...(sttBaseUrl !== null && {
				speechToText: family.createTranscription({
					provider,
					baseUrl: sttBaseUrl,
					apiKey: settings.sttApiKey,
					model: settings.sttModel ?? "whisper-1",
					timeoutMs: settings.sttTimeoutMs,
				}),
			}),
			...(ttsBaseUrl !== null && {
				textToSpeech: family.createSpeech({
					provider,
					baseUrl: ttsBaseUrl,
					apiKey: settings.ttsApiKey,
					model: settings.ttsModel ?? "tts-1",
					// Whoever names voices knows the server's own; OpenAI's would only be wrong there.
					voices: ttsVoice === null ? family.openAiVoices : chosenVoices(ttsVoice, []),
					...(ttsSampleRate === null ? {} : { sampleRate: ttsSampleRate }),
					timeoutMs: settings.ttsTimeoutMs,
				}),
			}),
		};
	},
};
