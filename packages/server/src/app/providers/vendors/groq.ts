import type { Vendor } from "./types.ts";

export const groq: Vendor = {
	id: "groq",
	label: "Groq",
	ports: ["language-model", "speech-to-text"],
	fields: ["groqApiKey", "groqModel", "groqSttModel", "groqBaseUrl"],
	required: ["groqApiKey"],
	async build(settings) {
		const { groqApiKey: apiKey } = settings;
		if (apiKey === null) return {};
		const family = await import("../../../providers/openai-compatible/index.ts");
		const server = { provider: "groq", baseUrl: settings.groqBaseUrl ?? "https://api.groq.com/openai/v1", apiKey };
		return {
			languageModel: family.createGroqModel({
				...server,
				model: settings.groqModel ?? "llama-3.3-70b-versatile",
				firstTokenMs: settings.llmTimeoutMs,
			}),
			speechToText: family.createTranscription({
				...server,
				model: settings.groqSttModel ?? "whisper-large-v3-turbo",
				timeoutMs: settings.sttTimeoutMs,
			}),
		};
	},
};
