export { connectionError } from "./connection.ts";
export { pcmBytes, pcmReader } from "./pcm.ts";
export { openRecogniser, type Recognised } from "./recogniser.ts";
export type { SocketEnd } from "./socket.ts";
export { createSoundClient, type SoundSettings } from "./sound.ts";
