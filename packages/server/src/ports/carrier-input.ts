import type { CarrierInput } from "./carrier.ts";

/**
 * What a carrier fills and the pipeline reads: a `MediaConnection.input`. One reader. Beyond `limit` waiting inputs the
 * oldest audio is dropped, so that a stalled reader costs memory no more than its caller's patience.
 */
export type CarrierInputQueue = {
	readonly input: AsyncIterable<CarrierInput>;
	push(input: CarrierInput): void;
	/** Ends the input after what waits. Idempotent. */
	end(): void;
};

const finished: IteratorResult<CarrierInput> = { done: true, value: undefined };

export function createCarrierInputQueue(limit = 500): CarrierInputQueue {
	const waiting: CarrierInput[] = [];
	let reader: ((result: IteratorResult<CarrierInput>) => void) | null = null;
	let ended = false;

	const settle = (result: IteratorResult<CarrierInput>) => {
		const resolve = reader;
		reader = null;
		resolve?.(result);
	};

	const iterator: AsyncIterator<CarrierInput> = {
		next() {
			const value = waiting.shift();
			if (value) return Promise.resolve({ done: false, value });
			if (ended) return Promise.resolve(finished);
			return new Promise((resolve) => {
				reader = resolve;
			});
		},
		return() {
			ended = true;
			waiting.length = 0;
			settle(finished);
			return Promise.resolve(finished);
		},
	};

	return {
		input: { [Symbol.asyncIterator]: () => iterator },
		push(input) {
			if (ended) return;
			if (reader) return settle({ done: false, value: input });
			if (waiting.length >= limit) {
				const oldest = waiting.findIndex((each) => each.type === "audio");
				waiting.splice(Math.max(0, oldest), 1);
			}
			waiting.push(input);
		},
		end() {
			ended = true;
			if (waiting.length === 0) settle(finished);
		},
	};
}
