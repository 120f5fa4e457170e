export { createEspeak, type Espeak, type EspeakOptions } from "./text-to-speech.ts";
