/** FNV-1a with two seeds: 64 bits, so that two keys of a million are alike by chance in one of 30 million files. */
function hashed(text: string, seed: number): number {
	let hash = seed;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
	// Mixes the bits that FNV leaves alike (MurmurHash3, finaliser).
	hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

/** Which texts were there before: 16 bytes for each, however long it is. */
export class SeenKeys {
	#size = 0;
	#first = new Uint32Array(1024);
	#second = new Uint32Array(1024);

	/** Whether it is new. */
	add(text: string): boolean {
		if (this.#size * 2 >= this.#first.length) this.#grow();
		// Zero is an empty place.
		const isNew = this.#put(hashed(text, 0x811c_9dc5) || 1, hashed(text, 0x0b4d_5f2e));
		if (isNew) this.#size++;
		return isNew;
	}

	#put(first: number, second: number): boolean {
		const mask = this.#first.length - 1;
		for (let place = (first ^ second) & mask; ; place = (place + 1) & mask) {
			if (this.#first[place] === 0) {
				this.#first[place] = first;
				this.#second[place] = second;
				return true;
			}
			if (this.#first[place] === first && this.#second[place] === second) return false;
		}
	}

	#grow(): void {
		const [first, second] = [this.#first, this.#second];
		this.#first = new Uint32Array(first.length * 2);
		this.#second = new Uint32Array(first.length * 2);
		for (let place = 0; place < first.length; place++)
			if (first[place] !== 0) this.#put(first[place] ?? 0, second[place] ?? 0);
	}
}
