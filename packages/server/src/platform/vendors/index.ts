export { pcmBytes, pcmReader } from "./pcm.ts";
export { createPost, type Post, type StreamAnswer } from "./post.ts";
export { openRecogniser, type Recognised } from "./recogniser.ts";
export type { SocketEnd } from "./socket.ts";
