export { Resampler } from "./audio/resampler.ts";
export { beepTone, keyTones, waitingMusic } from "./audio/tones.ts";
export { interleave, wavHeader, wavLengthPatches } from "./audio/wav.ts";
export { startVoiceSession } from "./session.ts";
export type * from "./types.ts";
