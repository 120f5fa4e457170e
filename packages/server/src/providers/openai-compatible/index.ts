/**
 * Everything that speaks OpenAI's protocol: OpenAI itself, Groq, Azure OpenAI and self-hosted servers. One folder,
 * because they share the wire format, its errors and the mapping of the AI SDK; what tells them apart is in `vendors.ts`.
 */
export { createTranscription } from "./speech-to-text.ts";
export { createSpeech, openAiVoices } from "./text-to-speech.ts";
export { createAzureModel, createCompatibleModel, createGroqModel, createOpenAiModel } from "./vendors.ts";
