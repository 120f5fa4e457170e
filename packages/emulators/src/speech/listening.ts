import { bytesPerSample, type Encoding, peak } from "./audio.ts";
import type { SpeechState } from "./state.ts";
import type { RecordedListening } from "./types.ts";

/** Quieter audio is silence: 0.6 % of full scale. */
const AUDIBLE = 200;
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

	/** Takes audio in; the words so far when it is time to show some, and null else. */
	hear(bytes: Buffer): string | null {
		const ms = bytes.length / this.#bytesPerMs;
		this.#record.audio.push(bytes);
		this.#keptBytes += bytes.length;
		while (this.#keptBytes > KEPT_BYTES) this.#keptBytes -= this.#record.audio.shift()?.length ?? 0;
		this.#record.audioMs += ms;
		const loud = peak(bytes, this.#encoding) > AUDIBLE;
		this.silenceMs = loud ? 0 : this.silenceMs + ms;
		if (loud) this.#text ??= this.#state.takeTranscript(this.#language);
		this.#state.changed();
		if (this.#text === null || this.nowMs - this.#partialAtMs < PARTIAL_MS) return null;
		this.#partialAtMs = this.nowMs;
		const words = this.#text.split(" ");
		return words.slice(0, Math.ceil((this.nowMs - this.fromMs) / WORD_MS)).join(" ");
	}

	/** All that was heard since the last time; null when there was no audio. */
	take(): { text: string; fromMs: number; toMs: number } | null {
		if (this.nowMs === this.fromMs) return null;
		const taken = { text: this.#text ?? "", fromMs: this.fromMs, toMs: this.nowMs };
		this.#text = null;
		this.fromMs = this.nowMs;
		this.#partialAtMs = this.nowMs;
		return taken;
	}
}
