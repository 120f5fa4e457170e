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
	const { signal } = options;
	let tries = 0;
	let pause = 0;
	let failed: ProviderError | null = null;
	const worthIt = (error: Error): boolean => {
		if (!(error instanceof ProviderError) || !error.retryable || signal.aborted) return false;
		pause = error.retryAfterMs ?? policy.baseMs * 2 ** (tries - 1) * (0.5 + random() / 2);
		failed = error;
		return clock.elapsed() - start + pause <= policy.budgetMs;
	};
	// The library's pauses cannot be cut short: who leaves during one is answered at once.
	const left = Promise.withResolvers<never>();
	const cancelled = (): ProviderError | null =>
		failed && new ProviderError(failed.provider, "cancelled", `${failed.provider}: cancelled`);
	const onAbort = () => {
		const error = cancelled();
		if (error) left.reject(error);
	};
	signal.addEventListener("abort", onAbort, { once: true });
	const attempts = retry(handleWhen(worthIt), {
		maxAttempts: policy.attempts - 1,
		backoff: new DelegateBackoff(() => pause),
	}).execute(() => {
		const error = signal.aborted ? cancelled() : null;
		if (error) throw error;
		failed = null;
		return run(++tries);
	}, signal);
	try {
		return await Promise.race([attempts, left.promise]);
	} finally {
		signal.removeEventListener("abort", onAbort);
	}
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
