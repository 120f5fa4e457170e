/** ElevenLabs: recognition over its realtime socket, voices over streaming requests. */
export { createElevenLabsTranscription } from "./speech-to-text.ts";
export { createElevenLabsSpeech } from "./text-to-speech.ts";
