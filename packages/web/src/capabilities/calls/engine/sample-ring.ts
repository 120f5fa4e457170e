/** A queue of samples in one fixed block of memory. */
export class SampleRing {
	readonly #memory: Float32Array;
	#read = 0;
	#length = 0;

	constructor(capacity: number) {
		this.#memory = new Float32Array(capacity);
	}

	get length(): number {
		return this.#length;
	}

	/** Queues as much as fits and says how much that was. */
	write(samples: Float32Array): number {
		const taken = Math.min(samples.length, this.#memory.length - this.#length);
		const start = (this.#read + this.#length) % this.#memory.length;
		const first = Math.min(taken, this.#memory.length - start);
		this.#memory.set(samples.subarray(0, first), start);
		this.#memory.set(samples.subarray(first, taken), 0);
		this.#length += taken;
		return taken;
	}

	/** Moves up to `target.length` samples into `target` and says how many. */
	read(target: Float32Array): number {
		const taken = Math.min(target.length, this.#length);
		const first = Math.min(taken, this.#memory.length - this.#read);
		target.set(this.#memory.subarray(this.#read, this.#read + first));
		target.set(this.#memory.subarray(0, taken - first), first);
		this.#read = (this.#read + taken) % this.#memory.length;
		this.#length -= taken;
		return taken;
	}

	clear(): void {
		this.#read = 0;
		this.#length = 0;
	}
}
