/** Messages of one second, after a burst of as many. */
export class FloodGate {
	readonly #perSecond: number;
	#tokens: number;
	#filledAt: number;

	constructor(perSecond: number, nowMs: number) {
		this.#perSecond = perSecond;
		this.#tokens = perSecond;
		this.#filledAt = nowMs;
	}

	/** Whether one more may pass. */
	pass(nowMs: number): boolean {
		this.#tokens = Math.min(this.#perSecond, this.#tokens + ((nowMs - this.#filledAt) / 1000) * this.#perSecond);
		this.#filledAt = nowMs;
		if (this.#tokens < 1) return false;
		this.#tokens--;
		return true;
	}
}
