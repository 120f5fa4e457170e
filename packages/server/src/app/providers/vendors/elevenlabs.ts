import { chosenVoices } from "../voices.ts";
import type { Vendor } from "./types.ts";

export const elevenLabs: Vendor = {
	id: "elevenlabs",
	label: "ElevenLabs",
	ports: ["speech-to-text", "text-to-speech"],
	fields: ["elevenlabsApiKey", "elevenlabsVoice", "elevenlabsModel", "elevenlabsBaseUrl"],
	required: ["elevenlabsApiKey"],
	async build(settings, clock) {
		const { elevenlabsApiKey: apiKey } = settings;
		if (apiKey === null) return {};
		const vendor = await import("../../../providers/elevenlabs/index.ts");
		const server = { apiKey, baseUrl: settings.elevenlabsBaseUrl ?? "https://api.elevenlabs.io" };
		const voice = {
			...server,
			model: settings.elevenlabsModel ?? "eleven_flash_v2_5",
			timeoutMs: settings.ttsTimeoutMs,
		};
		return {
			speechToText: vendor.createElevenLabsTranscription({ ...server, clock, timeoutMs: settings.sttTimeoutMs }),
			// Each voice speaks every language: the first named is the default without more.
			textToSpeech: vendor.createElevenLabsSpeech({
				...voice,
				voices: chosenVoices(settings.elevenlabsVoice, vendor.createElevenLabsSpeech(voice).voices()),
			}),
		};
	},
};
