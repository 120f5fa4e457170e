import type { Call } from "./call.ts";

/** What came of waiting: a value, an error, or nothing in time. */
export type Awaited<T> =
	| { type: "value"; value: T }
	| { type: "error"; error: unknown }
	| { type: "timeout" }
	| { type: "aborted" };

/** Waits for a promise that may hang, until `ms` passed or `signal` is aborted. Never rejects. */
export function within<T>(
	call: Pick<Call, "after">,
	promise: Promise<T>,
	ms: number,
	signal: AbortSignal,
): Promise<Awaited<T>> {
	return new Promise((resolve) => {
		const settle = (outcome: Awaited<T>) => {
			cancel();
			signal.removeEventListener("abort", onAbort);
			resolve(outcome);
		};
		const onAbort = () => settle({ type: "aborted" });
		const cancel = call.after(ms, () => settle({ type: "timeout" }));
		// Also when nobody waits any more: a rejection that nobody sees ends the process.
		promise.then(
			(value) => settle({ type: "value", value }),
			(error) => settle({ type: "error", error }),
		);
		if (signal.aborted) onAbort();
		else signal.addEventListener("abort", onAbort, { once: true });
	});
}
