import type { Locale } from "@centralita/contracts";

export type Transcript = {
	text: string;
	/** `false` while the words may still change. */
	final: boolean;
	/** 0–1 when the vendor tells. */
	confidence?: number;
};

export type TranscriptionOptions = {
	locale: Locale;
	/** Hertz of the PCM that will be written: 8000 or 16000. */
	sampleRate: number;
	/** Names and words the recogniser should expect. */
	hints?: readonly string[];
	signal: AbortSignal;
};

/**
 * One caller's speech, as long as the call lasts.
 *
 * The voice pipeline brackets every stretch of speech: `write` frames while somebody speaks (a little before and
 * after included), then `commit` when the speaker paused. Streaming vendors transcribe as audio arrives;
 * request/response vendors buffer and send at `commit`.
 * Each `commit` leads to exactly one final `Transcript` for that stretch (empty text when nothing was understood),
 * or rejects with a `ProviderError`. After a rejection the stream stays usable for the next stretch.
 */
export type TranscriptionStream = {
	/** Signed 16-bit mono samples at the agreed rate. The buffer belongs to the stream afterwards. */
	write(pcm: Int16Array): void;
	commit(): Promise<Transcript>;
	/** Forget what was written since the last commit (it was noise). */
	discard(): void;
	/** Called with words that may still change, when the vendor streams them. */
	onPartial(listener: (transcript: Transcript) => void): void;
	close(): void;
};

export type SpeechToText = {
	readonly provider: string;
	readonly model: string;
	/** Whether `onPartial` is ever called. */
	readonly streaming: boolean;
	/** P99 in milliseconds from `commit` to the final transcript: how long a turn may wait for it. */
	readonly finalTimeoutMs: number;
	open(options: TranscriptionOptions): TranscriptionStream;
};
