/** Frames that wait for a missing one: 80 ms at most. */
const mostHeld = 4;
/** A number so far behind is a counter that began anew. */
const restartAfter = 100;

/**
 * Puts numbered frames in order again: Telnyx does not promise one. A frame is given up when four later ones wait; one
 * that comes after its turn, or twice, is dropped.
 */
export class Reorder<T> {
	#next = Number.NaN;
	readonly #held = new Map<number, T>();

	/** The frames whose turn it is now. One without a number is always next. */
	push(number: number, frame: T): T[] {
		if (!Number.isSafeInteger(number)) return [...this.flush(), frame];
		const restarted = number < this.#next - restartAfter;
		const ready = restarted ? this.flush() : [];
		if (restarted || Number.isNaN(this.#next)) this.#next = number;
		if (number < this.#next) return ready;
		this.#held.set(number, frame);
		this.#release(ready);
		if (this.#held.size > mostHeld) {
			this.#next = Math.min(...this.#held.keys());
			this.#release(ready);
		}
		return ready;
	}

	/** What waits, in order; nothing is waited for any more. */
	flush(): T[] {
		const waiting = [...this.#held].sort(([a], [b]) => a - b);
		this.#held.clear();
		const last = waiting.at(-1);
		if (last) this.#next = last[0] + 1;
		return waiting.map(([, frame]) => frame);
	}

	#release(ready: T[]): void {
		for (let frame = this.#held.get(this.#next); frame !== undefined; frame = this.#held.get(this.#next)) {
			this.#held.delete(this.#next++);
			ready.push(frame);
		}
	}
}
