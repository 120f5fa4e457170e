import { setTimeout as delay } from "node:timers/promises";
import type { SpeechState } from "./state.ts";
import type { RecordedSpeech } from "./types.ts";

/** An odd number of bytes at a time, over a socket. */
const CHUNK_BYTES = 3201;

/**
 * Sends speech over a socket, one utterance after another, until it is told to be silent. Meets the faults that a socket
 * can: `cut` is called for one that ends it.
 */
export class Utterances {
	#after = Promise.resolve();
	#generation = 0;
	readonly #state: SpeechState;
	readonly #record: RecordedSpeech;
	readonly #bytesPerMs: number;
	readonly #send: (audio: Buffer) => void;
	readonly #cut: (code: number, reason: string) => void;

	constructor(
		state: SpeechState,
		record: RecordedSpeech,
		bytesPerMs: number,
		how: { send(audio: Buffer): void; cut(code: number, reason: string): void },
	) {
		this.#state = state;
		this.#record = record;
		this.#bytesPerMs = bytesPerMs;
		this.#send = how.send;
		this.#cut = how.cut;
	}

	/** What is under way ends here, and what waits is never said. */
	clear(): void {
		this.#generation++;
	}

	/** Says it after what waits; `done` follows unless it was cleared. */
	say(audio: Buffer, done: () => void): void {
		const generation = this.#generation;
		this.#after = this.#after.then(() => this.#speak(audio, generation, done));
	}

	async #speak(audio: Buffer, generation: number, done: () => void): Promise<void> {
		const fault = this.#state.takeFault("speak", "hang", "close", "truncate");
		if (fault?.kind === "hang") this.clear();
		if (fault?.kind === "close") {
			this.#record.outcome = "faulted";
			this.#cut(fault.code, fault.reason ?? "");
			return;
		}
		if (this.#state.delays.firstAudioMs > 0) await delay(this.#state.delays.firstAudioMs);
		const end = fault?.kind === "truncate" ? fault.afterBytes : audio.length;
		for (let at = 0; at < end; at += CHUNK_BYTES) {
			if (generation !== this.#generation) return;
			const chunk = audio.subarray(at, Math.min(end, at + CHUNK_BYTES));
			this.#send(chunk);
			this.#record.bytes += chunk.length;
			this.#record.audioMs = this.#record.bytes / this.#bytesPerMs;
			this.#state.changed();
			await new Promise((resolve) => setImmediate(resolve));
		}
		if (generation !== this.#generation) return;
		if (fault) {
			this.#record.outcome = "faulted";
			this.#cut(1006, "");
		} else done();
	}
}
