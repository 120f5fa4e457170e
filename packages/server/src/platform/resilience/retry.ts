import { DelegateBackoff, handleWhen, retry } from "cockatiel";
import { ProviderError } from "../errors/index.ts";
import { type Clock, systemClock } from "../time/index.ts";

export type RetryPolicy = {
	/** Tries in all, the first included. */
	attempts: number;
	/** Milliseconds before the second try; doubles with each, and is drawn between half and all of it. */
	baseMs: number;
	/** No try starts later than this after the first: somebody is waiting. A vendor that asks for more is not retried. */
	budgetMs: number;
};

export type RetryOptions = { signal: AbortSignal; clock?: Clock; random?: () => number };

/**
 * Runs until it succeeds, fails for good, or the policy is used up; rejects with the last error.
 * Only a retryable `ProviderError` is tried again, after its `retryAfterMs` when it has one.
 */
export async function retrying<T>(
	policy: RetryPolicy,
	run: (attempt: number) => Promise<T>,
	options: RetryOptions,
): Promise<T> {
	const clock = options.clock ?? systemClock;
	const random = options.random ?? Math.random;
	const start = clock.elapsed();
	let tries = 0;
	let pause = 0;
	const worthIt = (error: Error): boolean => {
		if (!(error instanceof ProviderError) || !error.retryable || options.signal.aborted) return false;
		pause = error.retryAfterMs ?? policy.baseMs * 2 ** (tries - 1) * (0.5 + random() / 2);
		return clock.elapsed() - start + pause <= policy.budgetMs;
	};
	return retry(handleWhen(worthIt), {
		maxAttempts: policy.attempts - 1,
		backoff: new DelegateBackoff(() => pause),
	}).execute(() => run(++tries), options.signal);
}

/**
 * The same for something that comes in pieces. Once a piece was yielded there is no second try: whoever listens has
 * heard it.
 */
export async function* retryingStream<T>(
	policy: RetryPolicy,
	open: (attempt: number) => AsyncIterable<T>,
	options: RetryOptions,
): AsyncGenerator<T, void, undefined> {
	const { iterator, first } = await retrying(
		policy,
		async (attempt) => {
			const iterator = open(attempt)[Symbol.asyncIterator]();
			return { iterator, first: await iterator.next() };
		},
		options,
	);
	try {
		for (let step = first; !step.done; step = await iterator.next()) yield step.value;
	} finally {
		await iterator.return?.();
	}
}
