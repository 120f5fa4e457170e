import type { Clock } from "../../platform/time/index.ts";

export type FakeClock = Clock & {
	/** Moves time by `ms`, running what falls due in order and letting promises settle after each. */
	advance(ms: number): Promise<void>;
	/** Lets promises settle without moving time. */
	settle(): Promise<void>;
	/** Timers waiting. */
	readonly pending: number;
};

type Timer = { at: number; sequence: number; callback: () => void };

/** Time that only moves by hand. */
export function createFakeClock(startMs = Date.UTC(2026, 0, 5, 9)): FakeClock {
	let elapsed = 0;
	let sequence = 0;
	const timers = new Set<Timer>();

	function nextDue(until: number): Timer | null {
		let next: Timer | null = null;
		for (const timer of timers) {
			if (timer.at > until) continue;
			if (!next || timer.at < next.at || (timer.at === next.at && timer.sequence < next.sequence)) next = timer;
		}
		return next;
	}

	const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

	return {
		now: () => startMs + elapsed,
		elapsed: () => elapsed,
		after(ms, callback) {
			const timer = { at: elapsed + Math.max(0, ms), sequence: sequence++, callback };
			timers.add(timer);
			return () => timers.delete(timer);
		},
		async advance(ms) {
			const until = elapsed + ms;
			await settle();
			for (let timer = nextDue(until); timer; timer = nextDue(until)) {
				timers.delete(timer);
				elapsed = Math.max(elapsed, timer.at);
				timer.callback();
				await settle();
			}
			elapsed = until;
			await settle();
		},
		settle,
		get pending() {
			return timers.size;
		},
	};
}
