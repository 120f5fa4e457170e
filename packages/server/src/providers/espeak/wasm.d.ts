declare module "@echogarden/espeak-ng-emscripten" {
	/** `text_position` counts the characters of the text from 1, `audio_position` the milliseconds of the audio. */
	type EspeakEvent = { readonly type: string; readonly text_position: number; readonly audio_position: number };

	/** Called with each piece of audio; returning true stops the synthesis. Empty pieces come at the end. */
	type EspeakCallback = (samples: Int16Array | null, events: readonly EspeakEvent[] | null) => boolean;

	export type EspeakInstance = {
		/** 0 when there is such a voice. */
		set_voice(identifier: string): number;
		/** Words per minute, 80–450. */
		set_rate(wordsPerMinute: number): number;
		set_pitch(pitch: number): number;
		get_samplerate(): number;
		/** Synchronous: returns when all audio was made or the callback stopped it. The text is SSML. */
		synthesize(text: string, callback: EspeakCallback): void;
	};

	// biome-ignore lint/style/noDefaultExport: the package exports it so.
	export default function createEspeak(): Promise<{ eSpeakNGWorker: new () => EspeakInstance }>;
}
