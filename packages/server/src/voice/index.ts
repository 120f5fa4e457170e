export { interleave, wavHeader, wavLengthPatches } from "./audio/wav.ts";
export { startVoiceSession } from "./session.ts";
export type * from "./types.ts";
