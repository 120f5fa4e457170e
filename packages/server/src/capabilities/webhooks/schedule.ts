const [second, minute, hour] = [1000, 60_000, 3_600_000];

/** Waits after the first attempt that failed, the second, and so on. */
const waits = [...[5 * second, 5 * minute, 30 * minute], ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hour)];
const jitter = 0.1;
const longestWaitMs = 24 * hour;

/** After this many failures in a row an endpoint gets one message at a time, until one arrives. */
export const tiredAfter = 5;
export const givenUpAfterMs = 5 * 24 * hour;

/** Milliseconds until the next attempt after `attempts` failed ones; null when there is none. A receiver may ask for more. */
export function nextWait(attempts: number, retryAfterMs: number | null, random = Math.random): number | null {
	const wait = waits[attempts - 1];
	if (wait === undefined) return null;
	return Math.max(wait * (1 - jitter + 2 * jitter * random()), Math.min(retryAfterMs ?? 0, longestWaitMs));
}

/** Milliseconds in which nothing is sent to an endpoint after so many failures in a row. */
export const pauseAfter = (failures: number): number =>
	failures < tiredAfter ? 0 : Math.min(5 * minute, 5 * second * 2 ** (failures - tiredAfter));
