import type { SpokenWord } from "../../ports/text-to-speech.ts";

/** To the worker. `id` counts from 1. */
export type SynthesisOrder = { id: number; text: string; voice: string; wordsPerMinute: number; gain: number };

/** From the worker; `done` or `failed` is the last about an order. */
export type SynthesisReport =
	| { type: "ready"; sampleRate: number }
	| { type: "audio"; id: number; pcm: Int16Array<ArrayBuffer>; words: readonly SpokenWord[] }
	| { type: "done"; id: number }
	| { type: "failed"; id: number; message: string };

/** What a worker is started with: the id of the order to give up is written into `cancelled[0]`. */
export type WorkerData = { cancelled: Int32Array<SharedArrayBuffer> };
