/** One frame. Less is jitter. */
const frameMs = 20;
/** A hole longer than this is not worth hearing out. */
const longestFillMs = 2000;
/** A timestamp so far behind is a clock that began anew. */
const restartMs = 1000;

/** Finds where audio is missing in a stream whose frames say when they were spoken. */
export class Timeline {
	#positionMs = Number.NaN;

	/**
	 * Milliseconds of silence that belong before a frame of `durationMs` spoken at `timestampMs`, up to two seconds. A frame
	 * without a timestamp follows its predecessor.
	 */
	place(timestampMs: number, durationMs: number): number {
		if (Number.isNaN(timestampMs)) {
			this.#positionMs += durationMs;
			return 0;
		}
		const gapMs = timestampMs - this.#positionMs;
		const follows = gapMs <= frameMs && gapMs > -restartMs;
		this.#positionMs = (follows ? this.#positionMs : timestampMs) + durationMs;
		return gapMs > frameMs ? Math.min(longestFillMs, Math.floor(gapMs)) : 0;
	}
}
