import type { Piece } from "./pool.ts";

/** Remembers the audio of phrases that were spoken, the latest used ones first to stay, up to a size. */
export class PhraseCache {
	readonly #limitBytes: number;
	readonly #phrases = new Map<string, Piece>();
	#bytes = 0;

	constructor(limitBytes: number) {
		this.#limitBytes = limitBytes;
	}

	get(key: string): Piece | undefined {
		const phrase = this.#phrases.get(key);
		if (phrase) {
			this.#phrases.delete(key);
			this.#phrases.set(key, phrase);
		}
		return phrase;
	}

	set(key: string, phrase: Piece): void {
		const { byteLength } = phrase.pcm;
		if (byteLength > this.#limitBytes / 4 || this.#phrases.has(key)) return;
		this.#phrases.set(key, phrase);
		this.#bytes += byteLength;
		for (const [oldest, { pcm }] of this.#phrases) {
			if (this.#bytes <= this.#limitBytes) break;
			this.#phrases.delete(oldest);
			this.#bytes -= pcm.byteLength;
		}
	}
}
