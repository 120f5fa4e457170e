export { decodeALaw, decodeMuLaw, encodeALaw, encodeMuLaw } from "./audio/g711.ts";
export { interleave, readWav, wavHeader, wavHeaderBytes, wavLengthPatches } from "./audio/wav.ts";
export { startVoiceSession } from "./session.ts";
export type * from "./types.ts";
