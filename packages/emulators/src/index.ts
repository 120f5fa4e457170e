export { startAzureSpeechEmulator } from "./azure-speech/index.ts";
export { startDeepgramEmulator } from "./deepgram/index.ts";
export { startElevenLabsEmulator } from "./elevenlabs/index.ts";
export * from "./openai-compatible/index.ts";
export type {
	RecordedListening,
	RecordedSpeech,
	SpeechDelays,
	SpeechEmulator,
	SpeechEmulatorOptions,
	SpeechFault,
} from "./speech/types.ts";
export * from "./telephone/index.ts";
export * from "./telnyx/index.ts";
export * from "./twilio/index.ts";
export * from "./whatsapp/index.ts";
