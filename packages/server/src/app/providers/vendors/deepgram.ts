import { chosenVoices, withDefaultVoice } from "../voices.ts";
import type { Vendor } from "./types.ts";

export const deepgram: Vendor = {
	id: "deepgram",
	label: "Deepgram",
	ports: ["speech-to-text", "text-to-speech"],
	fields: ["deepgramApiKey", "deepgramSttModel", "deepgramVoice", "deepgramBaseUrl"],
	required: ["deepgramApiKey"],
	async build(settings, clock) {
		const { deepgramApiKey: apiKey } = settings;
		if (apiKey === null) return {};
		const vendor = await import("../../../providers/deepgram/index.ts");
		const server = { apiKey, baseUrl: settings.deepgramBaseUrl ?? "https://api.deepgram.com" };
		const voice = { ...server, timeoutMs: settings.ttsTimeoutMs };
		return {
			speechToText: vendor.createDeepgramTranscription({
				...server,
				model: settings.deepgramSttModel ?? "nova-3",
				clock,
				timeoutMs: settings.sttTimeoutMs,
			}),
			textToSpeech: withDefaultVoice(
				vendor.createDeepgramSpeech({
					...voice,
					voices: chosenVoices(settings.deepgramVoice, vendor.createDeepgramSpeech(voice).voices()),
				}),
				settings.deepgramVoice,
			),
		};
	},
};
