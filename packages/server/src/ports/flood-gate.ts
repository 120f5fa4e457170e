/** So many messages a second, and a burst at once: what a stalled network held back comes together. */
export class FloodGate {
	readonly #perSecond: number;
	readonly #burst: number;
	#tokens: number;
	#filledAt: number;

	constructor(perSecond: number, burst: number, nowMs: number) {
		this.#perSecond = perSecond;
		this.#burst = burst;
		this.#tokens = burst;
		this.#filledAt = nowMs;
	}

	/** Whether one more may pass. */
	pass(nowMs: number): boolean {
		this.#tokens = Math.min(this.#burst, this.#tokens + ((nowMs - this.#filledAt) / 1000) * this.#perSecond);
		this.#filledAt = nowMs;
		if (this.#tokens < 1) return false;
		this.#tokens--;
		return true;
	}
}
