export { Caller, type CallerHooks } from "./caller.ts";
export { Ear, type EarOptions, type Stretch } from "./ear.ts";
export { createEcho, type EchoPolicy } from "./echo.ts";
export { decodeMuLaw, encodeMuLaw } from "./mu-law.ts";
export { resample } from "./resample.ts";
export type { CallerReport, CallerScript, Step } from "./script.ts";
export { everyFrame } from "./ticker.ts";
export { beep, dtmfTone, faxTone, syntheticSpeech } from "./tones.ts";
export { readWav } from "./wav.ts";
