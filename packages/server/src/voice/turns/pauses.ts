/** Longer gaps are not a pause within a sentence. */
const longestPauseMs = 3000;
const weight = 0.3;
/** A turn taken too early says more than a pause that was waited out. */
const weightOfMistake = 0.6;
/** Wait this much longer than the caller usually pauses. */
const margin = 1.25;

/** Learns how long a caller pauses in the middle of a sentence. */
export class CallerPauses {
	#typicalMs: number | null = null;

	/** The caller went on after `gapMs`; `mistaken` when the turn had been taken already. */
	observe(gapMs: number, mistaken = false): void {
		if (gapMs <= 0 || gapMs > longestPauseMs) return;
		const share = mistaken ? weightOfMistake : weight;
		this.#typicalMs = this.#typicalMs === null ? gapMs : this.#typicalMs + (gapMs - this.#typicalMs) * share;
	}

	/** Silence that this caller should be given; 0 while nothing is known. */
	get patienceMs(): number {
		return this.#typicalMs === null ? 0 : this.#typicalMs * margin;
	}
}
