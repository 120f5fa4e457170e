export { createEspeak } from "./text-to-speech.ts";
