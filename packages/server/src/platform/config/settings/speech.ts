import { secretText, text, url } from "../kinds.ts";
import { optional, secret } from "../setting.ts";

/** Vendors that do nothing but speech; those that answer as well are in `intelligence.ts`. */
export const speechSettings = {
	deepgramApiKey: secret("DEEPGRAM_API_KEY", secretText(), {
		description: "Deepgram: transcription while somebody speaks, and voices.",
		example: "(from console.deepgram.com)",
	}),
	deepgramBaseUrl: optional("DEEPGRAM_BASE_URL", url("https", "http"), {
		description: "Address of Deepgram: its European servers, or your own.",
		defaultWords: "`https://api.deepgram.com`",
		example: "https://api.eu.deepgram.com",
	}),
	deepgramSttModel: optional("DEEPGRAM_STT_MODEL", text(200), {
		description: "Deepgram: model that transcribes.",
		defaultWords: "`nova-3`",
		example: "nova-2",
	}),
	deepgramVoice: optional("DEEPGRAM_VOICE", text(200), {
		description:
			"Deepgram: voice when an assistant names none. Several, separated by commas, can be chosen from. Without it: one for the language.",
		example: "aura-2-celeste-es",
	}),
	elevenlabsApiKey: secret("ELEVENLABS_API_KEY", secretText(), {
		description: "ElevenLabs: voices, and transcription while somebody speaks.",
		example: "sk_…",
	}),
	elevenlabsBaseUrl: optional("ELEVENLABS_BASE_URL", url("https", "http"), {
		description: "Address of ElevenLabs: its European servers, or a gateway.",
		defaultWords: "`https://api.elevenlabs.io`",
		example: "https://api.eu.residency.elevenlabs.io",
	}),
	elevenlabsModel: optional("ELEVENLABS_MODEL", text(200), {
		description: "ElevenLabs: model that speaks.",
		defaultWords: "`eleven_flash_v2_5`",
		example: "eleven_multilingual_v2",
	}),
	elevenlabsVoice: optional("ELEVENLABS_VOICE", text(200), {
		description:
			"ElevenLabs: id of the voice when an assistant names none. Several, separated by commas, can be chosen from.",
		example: "21m00Tcm4TlvDq8ikWAM",
	}),
	azureSpeechKey: secret("AZURE_SPEECH_KEY", secretText(), {
		description: "Azure Speech: transcription and voices. Needs a region or an endpoint.",
		example: "(from the Azure portal)",
	}),
	azureSpeechRegion: optional("AZURE_SPEECH_REGION", text(60), {
		description: "Azure Speech: region of the resource.",
		example: "brazilsouth",
	}),
	azureSpeechEndpoint: optional("AZURE_SPEECH_ENDPOINT", url("https", "http", "wss", "ws"), {
		description: "Azure Speech: address of the resource, instead of its region.",
		example: "https://my-company.cognitiveservices.azure.com",
	}),
	azureSpeechVoice: optional("AZURE_SPEECH_VOICE", text(200), {
		description:
			"Azure Speech: voice when an assistant names none. Several, separated by commas, can be chosen from. Without it: one for the language.",
		example: "es-AR-ElenaNeural",
	}),
};
