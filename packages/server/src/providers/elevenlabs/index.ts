/** ElevenLabs: recognition over its realtime socket, voices over streaming requests. */
export { createElevenLabsTranscription, type ElevenLabsTranscriptionSettings } from "./speech-to-text.ts";
export { createElevenLabsSpeech, type ElevenLabsSpeechSettings } from "./text-to-speech.ts";
