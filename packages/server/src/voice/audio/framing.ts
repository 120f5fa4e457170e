export const frameMs = 20;

export const samplesPerFrame = (sampleRate: number): number => (sampleRate * frameMs) / 1000;

/** Cuts samples that come in any lengths into frames of one length, keeping the remainder for the next call. */
export class Framer {
	readonly #length: number;
	#rest: Int16Array = new Int16Array(0);

	constructor(length: number) {
		this.#length = length;
	}

	/** Frames may share memory with `pcm`. */
	push(pcm: Int16Array, take: (frame: Int16Array) => void): void {
		const length = this.#length;
		if (this.#rest.length === 0 && pcm.length === length) {
			take(pcm);
			return;
		}
		let input = pcm;
		if (this.#rest.length > 0) {
			input = new Int16Array(this.#rest.length + pcm.length);
			input.set(this.#rest);
			input.set(pcm, this.#rest.length);
		}
		let start = 0;
		for (; start + length <= input.length; start += length) take(input.subarray(start, start + length));
		this.#rest = input.slice(start);
	}

	/** The remainder filled up with silence, or null when there is none. */
	flush(): Int16Array | null {
		if (this.#rest.length === 0) return null;
		const frame = new Int16Array(this.#length);
		frame.set(this.#rest);
		this.#rest = new Int16Array(0);
		return frame;
	}

	clear(): void {
		this.#rest = new Int16Array(0);
	}
}
