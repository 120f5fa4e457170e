import { chosenVoices, withDefaultVoice } from "../voices.ts";
import type { Vendor } from "./types.ts";

export const azureSpeech: Vendor = {
	id: "azure-speech",
	label: "Azure Speech",
	ports: ["speech-to-text", "text-to-speech"],
	fields: ["azureSpeechKey", "azureSpeechRegion", "azureSpeechEndpoint", "azureSpeechVoice"],
	required: ["azureSpeechKey"],
	async build(settings, clock) {
		const { azureSpeechKey: key, azureSpeechRegion: region, azureSpeechEndpoint: endpoint } = settings;
		if (key === null || (region === null && endpoint === null)) return {};
		const vendor = await import("../../../providers/azure-speech/index.ts");
		const resource = { key, region, endpoint };
		const voice = { ...resource, timeoutMs: settings.ttsTimeoutMs };
		return {
			speechToText: vendor.createAzureTranscription({ ...resource, clock, timeoutMs: settings.sttTimeoutMs }),
			textToSpeech: withDefaultVoice(
				vendor.createAzureSpeech({
					...voice,
					voices: chosenVoices(settings.azureSpeechVoice, vendor.createAzureSpeech(voice).voices()),
				}),
				settings.azureSpeechVoice,
			),
		};
	},
};
