import { chosenVoices } from "../voices.ts";
import type { Vendor } from "./types.ts";

export const openAi: Vendor = {
	id: "openai",
	label: "OpenAI",
	ports: ["language-model", "speech-to-text", "text-to-speech"],
	fields: ["openaiApiKey", "openaiModel", "openaiSttModel", "openaiTtsModel", "openaiVoice", "openaiBaseUrl"],
	required: ["openaiApiKey"],
	async build(settings) {
		const { openaiApiKey: apiKey } = settings;
		if (apiKey === null) return {};
		const family = await import("../../../providers/openai-compatible/index.ts");
		const server = { provider: "openai", baseUrl: settings.openaiBaseUrl ?? "https://api.openai.com/v1", apiKey };
		return {
			languageModel: family.createOpenAiModel({
				...server,
				model: settings.openaiModel ?? "gpt-4.1-mini",
				firstTokenMs: settings.llmTimeoutMs,
			}),
			speechToText: family.createTranscription({
				...server,
				model: settings.openaiSttModel ?? "gpt-4o-mini-transcribe",
				timeoutMs: settings.sttTimeoutMs,
			}),
			textToSpeech: family.createSpeech({
				...server,
				model: settings.openaiTtsModel ?? "gpt-4o-mini-tts",
				voices: chosenVoices(settings.openaiVoice, family.openAiVoices),
				timeoutMs: settings.ttsTimeoutMs,
			}),
		};
	},
};
