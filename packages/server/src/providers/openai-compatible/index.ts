/**
 * Everything that speaks OpenAI's protocol: OpenAI itself, Groq, Azure OpenAI and self-hosted servers. One folder,
 * because they share the wire format, its errors and the mapping of the AI SDK; what tells them apart is in `vendors.ts`.
 */
export { createTranscription, type TranscriptionSettings } from "./speech-to-text.ts";
export { createSpeech, openAiVoices, type SpeechSettings } from "./text-to-speech.ts";
export {
	type AzureModelSettings,
	type CompatibleModelSettings,
	createAzureModel,
	createCompatibleModel,
	createGroqModel,
	createOpenAiModel,
	type VendorModelSettings,
} from "./vendors.ts";
