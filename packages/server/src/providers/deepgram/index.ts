/** Deepgram: recognition over its streaming socket, voices over requests. */
export { createDeepgramTranscription, type DeepgramTranscriptionSettings } from "./speech-to-text.ts";
export { createDeepgramSpeech, type DeepgramSpeechSettings } from "./text-to-speech.ts";
