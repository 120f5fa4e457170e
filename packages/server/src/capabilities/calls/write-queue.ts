import type { Logger } from "../../platform/log/index.ts";
import { type Clock, sleep } from "../../platform/time/index.ts";

/**
 * The writes of one call, one after the other, off the audio path. A write that fails is tried again with growing pauses,
 * so that a database restart in mid-call loses nothing; `finish` waits for the rest within its bound.
 */
export class WriteQueue {
	readonly #clock: Clock;
	readonly #log: Logger;
	#tail: Promise<void> = Promise.resolve();
	#givenUp = false;
	#pending = 0;

	constructor(clock: Clock, log: Logger) {
		this.#clock = clock;
		this.#log = log;
	}

	get pending(): number {
		return this.#pending;
	}

	add(write: () => Promise<void>): void {
		this.#pending++;
		this.#tail = this.#tail.then(() => this.#persist(write)).finally(() => this.#pending--);
	}

	/** Resolves to false when writes remained after `timeoutMs`; they are given up. */
	async finish(timeoutMs: number): Promise<boolean> {
		let cancel = () => {};
		const late = new Promise<false>((resolve) => {
			cancel = this.#clock.after(timeoutMs, () => resolve(false));
		});
		const done = await Promise.race([this.#tail.then(() => true as const), late]);
		cancel();
		if (!done) this.#givenUp = true;
		return done;
	}

	async #persist(write: () => Promise<void>): Promise<void> {
		for (let attempt = 0; !this.#givenUp; attempt++) {
			try {
				return await write();
			} catch (error) {
				this.#log.warn({ err: error, attempt }, "a write of a live call failed");
				await sleep(this.#clock, Math.min(5000, 100 * 2 ** attempt));
			}
		}
	}
}
