import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";
import { ProviderError } from "../errors/index.ts";

export type BreakerState = "closed" | "open" | "half-open";

type BreakerOptions = {
	/** The provider, in the errors it throws. */
	provider: string;
	/** Failures in a row that open it. */
	failures: number;
	/** Milliseconds until one try is let through. */
	openMs: number;
	onState?: (state: BreakerState) => void;
};

/**
 * Stops asking a provider that keeps failing. Open, it refuses at once with `ProviderError("breaker-open")`; after a while
 * one call goes through, and its end decides. What was cancelled proves nothing, and what the request itself got wrong
 * is not the provider's fault.
 */
export type Breaker = {
	state(): BreakerState;
	run<T>(work: () => Promise<T>): Promise<T>;
	/** Success is the stream's end, or that its reader had enough of it; failure its error, however late. */
	stream<T>(open: () => AsyncIterable<T>): AsyncGenerator<T, void, undefined>;
};

export function createBreaker(options: BreakerOptions): Breaker {
	const counts = (error: Error): boolean => {
		if (!(error instanceof ProviderError)) return true;
		if (error.kind === "cancelled") return policy.state === CircuitState.HalfOpen;
		return error.kind !== "bad-request";
	};
	const policy = circuitBreaker(handleWhen(counts), {
		halfOpenAfter: options.openMs,
		breaker: new ConsecutiveBreaker(options.failures),
	});
	let openedAt = 0;
	policy.onStateChange((state) => {
		if (state === CircuitState.Open) openedAt = Date.now();
		options.onState?.(nameOf(state));
	});
	const refusal = () =>
		new ProviderError(options.provider, "breaker-open", `${options.provider} failed repeatedly; not asked for a while`);

	const run = async <T>(work: () => Promise<T>): Promise<T> => {
		// The library lets callers wait for the one that tries; a caller on the phone cannot.
		if (policy.state === CircuitState.HalfOpen) throw refusal();
		try {
			return await policy.execute(work);
		} catch (error) {
			throw error instanceof BrokenCircuitError ? refusal() : error;
		}
	};

	return {
		state: () => {
			const state = nameOf(policy.state);
			return state === "open" && Date.now() - openedAt >= options.openMs ? "half-open" : state;
		},
		run,
		async *stream(open) {
			const outcome = Promise.withResolvers<void>();
			const admitted = Promise.withResolvers<void>();
			const gate = run(() => {
				admitted.resolve();
				return outcome.promise;
			});
			gate.catch(admitted.reject);
			await admitted.promise;
			try {
				yield* open();
				outcome.resolve();
			} catch (error) {
				outcome.reject(error);
				throw error;
			} finally {
				outcome.resolve();
				// So that the state is what it will be when the reader looks at it.
				await gate.catch(() => undefined);
			}
		},
	};
}

function nameOf(state: CircuitState): BreakerState {
	if (state === CircuitState.Closed) return "closed";
	return state === CircuitState.HalfOpen ? "half-open" : "open";
}
