import type { Logger } from "../log/index.ts";

/** Tells listeners that something may have been appended. It may wake for nothing, and may miss: a poll makes up for it. */
export type WakeBus = {
	/** Wakes this process and, with Redis, the others. */
	wake(): void;
	/** Returns how to stop listening. */
	listen(callback: () => void): () => void;
	close(): void;
};

export type WakeTransport = { publish(): void; subscribe(callback: () => void): void };

const pollMs = 1000;

/** Wake-ups inside this process, from other nodes by `transport`, and once a second in any case. */
export function createWakeBus(log: Logger, transport: WakeTransport | null = null): WakeBus {
	const callbacks = new Set<() => void>();
	let pending = false;
	const notify = () => {
		if (pending) return;
		pending = true;
		setImmediate(() => {
			pending = false;
			for (const callback of callbacks) {
				try {
					callback();
				} catch (error) {
					log.error({ err: error }, "an event wake-up failed");
				}
			}
		});
	};
	transport?.subscribe(notify);
	const timer = setInterval(notify, pollMs);
	timer.unref();
	return {
		wake() {
			notify();
			transport?.publish();
		},
		listen(callback) {
			callbacks.add(callback);
			return () => callbacks.delete(callback);
		},
		close() {
			clearInterval(timer);
			callbacks.clear();
		},
	};
}
