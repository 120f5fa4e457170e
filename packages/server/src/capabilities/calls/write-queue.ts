import { sqlState } from "../../platform/db/index.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { Logger } from "../../platform/log/index.ts";
import { type Clock, sleep } from "../../platform/time/index.ts";

/** SQLSTATE classes of what no repetition mends: bad data, a broken constraint, a wrong statement. */
const hopeless = /^(?:22|23|42)/;
const isHopeless = (error: unknown) => error instanceof AppError || hopeless.test(sqlState(error) ?? "");

/**
 * The writes of one call, one after the other, off the audio path. A write that fails is tried again with growing pauses,
 * so that a database restart in mid-call loses nothing; one that can never pass is left out, for the sake of those behind it. `finish` waits for the rest within
 * its bound.
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

	add(write: () => Promise<unknown>): void {
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

	async #persist(write: () => Promise<unknown>): Promise<void> {
		for (let attempt = 0; !this.#givenUp; attempt++) {
			try {
				await write();
				return;
			} catch (error) {
				if (isHopeless(error)) {
					this.#log.error({ err: error }, "a write of a live call can never pass: it is left out");
					return;
				}
				this.#log.warn({ err: error, attempt }, "a write of a live call failed");
				await sleep(this.#clock, Math.min(5000, 100 * 2 ** attempt));
			}
		}
	}
}
