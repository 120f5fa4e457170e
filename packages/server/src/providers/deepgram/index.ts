/** Deepgram: recognition over its streaming socket, voices over requests. */
export { createDeepgramTranscription } from "./speech-to-text.ts";
export { createDeepgramSpeech } from "./text-to-speech.ts";
