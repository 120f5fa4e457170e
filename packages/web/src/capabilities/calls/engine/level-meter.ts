/** Loudness shown for digital silence, in dBFS. */
export const silenceDbfs = -100;

/** Loudness of what this browser sends and of what it plays, in dBFS. */
export type Levels = { microphone: number; loudspeaker: number };
export const quiet: Levels = { microphone: silenceDbfs, loudspeaker: silenceDbfs };

/** Root mean square of a stream, in dBFS (a full-scale square wave is 0), once every `windowSamples`. */
export class LevelMeter {
	readonly #window: number;
	#sum = 0;
	#count = 0;

	constructor(windowSamples: number) {
		this.#window = windowSamples;
	}

	/** Adds a block; the level when a window is full, else null. */
	push(samples: Float32Array): number | null {
		for (let i = 0; i < samples.length; i++) this.#sum += (samples[i] as number) ** 2;
		this.#count += samples.length;
		if (this.#count < this.#window) return null;
		const power = this.#sum / this.#count;
		this.#sum = 0;
		this.#count = 0;
		return power < 1e-10 ? silenceDbfs : 10 * Math.log10(power);
	}
}
