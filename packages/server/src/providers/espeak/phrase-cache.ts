/** Remembers the audio of phrases that were spoken, the latest used ones first to stay, up to a size. */
export class PhraseCache {
	readonly #limitBytes: number;
	readonly #phrases = new Map<string, Int16Array>();
	#bytes = 0;

	constructor(limitBytes: number) {
		this.#limitBytes = limitBytes;
	}

	get(key: string): Int16Array | undefined {
		const pcm = this.#phrases.get(key);
		if (pcm) {
			this.#phrases.delete(key);
			this.#phrases.set(key, pcm);
		}
		return pcm;
	}

	set(key: string, pcm: Int16Array): void {
		if (pcm.byteLength > this.#limitBytes / 4 || this.#phrases.has(key)) return;
		this.#phrases.set(key, pcm);
		this.#bytes += pcm.byteLength;
		for (const [oldest, audio] of this.#phrases) {
			if (this.#bytes <= this.#limitBytes) break;
			this.#phrases.delete(oldest);
			this.#bytes -= audio.byteLength;
		}
	}
}
