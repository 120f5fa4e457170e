import type { Locale } from "@centralita/contracts";

export type SpeechRequest = {
	/** One sentence or clause, without markup. */
	text: string;
	locale: Locale;
	/** One of `voices()`; the provider's default for the locale when absent or unknown. */
	voice?: string;
	/** 0.5–2, 1 is the voice's own pace. */
	speed: number;
	/** Hertz of the line: a vendor that can make 8000 directly saves a resampling. Any rate may come. */
	sampleRate?: number;
	signal: AbortSignal;
};

/** A word begins to sound: where it stands in the text of the request, and when, in milliseconds of its audio. */
export type SpokenWord = { at: number; ms: number };

/**
 * Signed 16-bit mono samples. All chunks of one request have the same rate. A voice that knows tells in `words` when each
 * word begins, in order, at the latest with the chunk in which it does; one that does not leaves them out.
 */
export type SpeechChunk = { pcm: Int16Array; sampleRate: number; words?: readonly SpokenWord[] };

export type Voice = { id: string; label: string; locales: readonly Locale[] };

/**
 * Text to speech. `synthesize` yields audio as soon as there is any; the first chunk comes before the last is made
 * where the vendor streams. Failures are `ProviderError`; an aborted signal ends it with kind `cancelled`.
 */
export type TextToSpeech = {
	readonly provider: string;
	readonly model: string;
	voices(): readonly Voice[];
	synthesize(request: SpeechRequest): AsyncIterable<SpeechChunk>;
};
