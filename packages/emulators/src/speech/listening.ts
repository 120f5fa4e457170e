import { bytesPerSample, type Encoding, peak } from "./audio.ts";
import type { SpeechState } from "./state.ts";
import type { RecordedListening } from "./types.ts";

/** Quieter audio is silence: 0.6 % of full scale. */
const AUDIBLE = 200;
/** How finely it is looked where sound ends, in ms. */
const WINDOW_MS = 10;
/** Audio between two partial transcripts (Deepgram: about a second), and for each word of one. */
const PARTIAL_MS = 1000;
const WORD_MS = 300;
/** Of a session's audio, for inspection. */
const KEPT_BYTES = 2_000_000;

/** What a recogniser has of one socket's audio. It understands nothing: the words come from the script. */
export class Listening {
	/** Audio that no final transcript covers yet begins here, in ms. */
	fromMs = 0;
	/** Silence at its end, in ms. */
	silenceMs = 0;
	#text: string | null = null;
	#keptBytes = 0;
	#partialAtMs = 0;
	/** When the last sound came, on the clock. */
	#soundedAt = Number.NEGATIVE_INFINITY;
	readonly #state: SpeechState;
	readonly #record: RecordedListening;
	readonly #language: string;
	readonly #encoding: Encoding;
	readonly #bytesPerMs: number;

	constructor(state: SpeechState, record: RecordedListening, language: string, encoding: Encoding, sampleRate: number) {
		this.#state = state;
		this.#record = record;
		this.#language = language;
		this.#encoding = encoding;
		this.#bytesPerMs = (bytesPerSample(encoding) * sampleRate) / 1000;
	}

	get nowMs(): number {
		return this.#record.audioMs;
	}

	/** Somebody has spoken since the last final transcript. */
	get spoken(): boolean {
		return this.#text !== null;
	}

	/** Where in the audio the last sound ended. */
	get soundEndMs(): number {
		return this.nowMs - this.silenceMs;
	}

	/** Takes audio in; the words so far when it is time to show some, and null else. */
	hear(bytes: Buffer): string | null {
		const ms = bytes.length / this.#bytesPerMs;
		this.#record.audio.push(bytes);
		this.#keptBytes += bytes.length;
		while (this.#keptBytes > KEPT_BYTES) this.#keptBytes -= this.#record.audio.shift()?.length ?? 0;
		this.#record.audioMs += ms;
		const quietMs = this.#quietAtEnd(bytes);
		if (quietMs === null) this.silenceMs += ms;
		else {
			this.silenceMs = quietMs;
			this.#soundedAt = performance.now() - quietMs;
			this.#text ??= this.#state.takeTranscript(this.#language);
		}
		this.#state.changed();
		if (this.#text === null || this.nowMs - this.#partialAtMs < PARTIAL_MS) return null;
		this.#partialAtMs = this.nowMs;
		const words = this.#text.split(" ");
		return words.slice(0, Math.ceil((this.nowMs - this.fromMs) / WORD_MS)).join(" ");
	}

	/** The silence after the last sound of it, in ms; null when it is all silence. */
	#quietAtEnd(bytes: Buffer): number | null {
		const windowBytes = WINDOW_MS * this.#bytesPerMs;
		for (let end = bytes.length; end > 0; end -= windowBytes) {
			if (peak(bytes.subarray(Math.max(0, end - windowBytes), end), this.#encoding) > AUDIBLE)
				return (bytes.length - end) / this.#bytesPerMs;
		}
		return null;
	}

	/**
	 * All that was heard since the last time, and in how many ms its words come: a recogniser works while it listens, so
	 * that it is `finalMs` behind the last sound and not behind whoever asks. Null when there was no audio.
	 */
	take(): { text: string; fromMs: number; toMs: number; inMs: number } | null {
		if (this.nowMs === this.fromMs) return null;
		const inMs = this.spoken ? Math.max(0, this.#soundedAt + this.#state.delays.finalMs - performance.now()) : 0;
		const taken = { text: this.#text ?? "", fromMs: this.fromMs, toMs: this.nowMs, inMs };
		this.#text = null;
		this.fromMs = this.nowMs;
		this.#partialAtMs = this.nowMs;
		return taken;
	}
}
