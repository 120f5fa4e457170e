/**
 * Azure AI Speech: recognition over Microsoft's SDK, voices over requests. Who does not use it does not import this folder:
 * the SDK takes a quarter of a second to load.
 */
export { createAzureTranscription } from "./speech-to-text.ts";
export { createAzureSpeech } from "./text-to-speech.ts";
