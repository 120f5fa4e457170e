import { type Clock, sleep } from "../time/index.ts";

/** What `work` comes to; rejects once that takes longer than `ms`, and lets it go on unobserved. */
export async function inTime<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T> {
	work.catch(() => {});
	const over = new AbortController();
	const late = sleep(clock, ms, over.signal).then((): never => {
		throw new Error(`not done in ${ms} ms`);
	});
	late.catch(() => {});
	try {
		return await Promise.race([work, late]);
	} finally {
		over.abort();
	}
}
