/** Samples in -1…1 as signed 16-bit, rounded and clipped. */
export function toPcm16(samples: Float32Array): Int16Array<ArrayBuffer> {
	const pcm = new Int16Array(samples.length);
	for (let i = 0; i < samples.length; i++) {
		pcm[i] = Math.max(-32768, Math.min(32767, Math.round((samples[i] as number) * 32768)));
	}
	return pcm;
}

/** Signed 16-bit little-endian bytes as samples in -1…1; a trailing odd byte is ignored. */
export function fromPcm16(bytes: ArrayBuffer): Float32Array {
	const view = new DataView(bytes);
	const samples = new Float32Array(Math.floor(bytes.byteLength / 2));
	for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(i * 2, true) / 32768;
	return samples;
}

/** Cuts a stream of samples into frames of one length. */
export class Framer {
	readonly #frame: Float32Array;
	#filled = 0;

	constructor(samplesPerFrame: number) {
		this.#frame = new Float32Array(samplesPerFrame);
	}

	/** Calls `emit` with each frame that `samples` completes; the array is reused, so copy what must last. */
	push(samples: Float32Array, emit: (frame: Float32Array) => void): void {
		let at = 0;
		while (at < samples.length) {
			const taken = Math.min(this.#frame.length - this.#filled, samples.length - at);
			this.#frame.set(samples.subarray(at, at + taken), this.#filled);
			this.#filled += taken;
			at += taken;
			if (this.#filled === this.#frame.length) {
				emit(this.#frame);
				this.#filled = 0;
			}
		}
	}
}
