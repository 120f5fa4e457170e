import { ProviderError } from "../errors/index.ts";
import { type Clock, systemClock } from "../time/index.ts";

export type DeadlineTimes = {
	/** Milliseconds until the first sign of an answer. */
	firstMs: number;
	/** Milliseconds between two signs; the first time by default. */
	stallMs?: number;
	/** Milliseconds for all of it. */
	totalMs: number;
};

export type Deadline = {
	/** Aborted by the caller's signal, by `end`, or when time is over. */
	readonly signal: AbortSignal;
	/** A sign of life: waits `stallMs` from now. */
	progress(): void;
	/** Nothing runs any more. */
	end(): void;
	/** Why the signal is aborted, as every provider says it; undefined when it is not. */
	failure(): ProviderError | undefined;
};

/** The time a provider has for one answer, joined with the caller's wish to wait for it. */
export function startDeadline(
	provider: string,
	times: DeadlineTimes,
	caller: AbortSignal,
	clock: Clock = systemClock,
): Deadline {
	const over = new AbortController();
	const expire = (what: string) => () => over.abort(new ProviderError(provider, "timeout", `${provider}: ${what}`));
	let cancelStep = clock.after(times.firstMs, expire(`no answer in ${times.firstMs} ms`));
	const cancelTotal = clock.after(times.totalMs, expire(`not done in ${times.totalMs} ms`));
	const stallMs = times.stallMs ?? times.firstMs;
	let timedOut: ProviderError | undefined;
	over.signal.addEventListener("abort", () => {
		if (over.signal.reason instanceof ProviderError) timedOut = over.signal.reason;
	});
	const stop = () => {
		cancelStep();
		cancelTotal();
	};
	return {
		signal: AbortSignal.any([caller, over.signal]),
		progress() {
			cancelStep();
			if (!over.signal.aborted) cancelStep = clock.after(stallMs, expire(`nothing more for ${stallMs} ms`));
		},
		end() {
			stop();
			over.abort();
		},
		failure() {
			if (caller.aborted) return new ProviderError(provider, "cancelled", `${provider}: cancelled`);
			return timedOut;
		},
	};
}
