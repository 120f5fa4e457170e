export const FRAME_MS = 20;

type Subscriber = { readonly since: number; frames: number; readonly listener: () => void };

const subscribers = new Set<Subscriber>();
let timer: NodeJS.Timeout | null = null;

function run(): void {
	timer = null;
	const now = performance.now();
	let next = Number.POSITIVE_INFINITY;
	for (const subscriber of subscribers) {
		const due = Math.floor((now - subscriber.since) / FRAME_MS);
		while (subscriber.frames < due && subscribers.has(subscriber)) {
			subscriber.frames++;
			subscriber.listener();
		}
		next = Math.min(next, subscriber.since + (due + 1) * FRAME_MS);
	}
	schedule(next);
}

function schedule(at: number): void {
	if (subscribers.size === 0 || timer !== null) return;
	timer = setTimeout(run, Math.max(1, Math.min(FRAME_MS, Math.ceil(at - performance.now()))));
}

/**
 * Calls back once for every 20 ms that passed on the monotonic clock since now, each subscriber in its own phase. Late
 * callbacks follow one another at once, so that their number never drifts. One timer serves the whole process.
 * Returns what stops it.
 */
export function everyFrame(listener: () => void): () => void {
	const subscriber: Subscriber = { since: performance.now(), frames: 0, listener };
	subscribers.add(subscriber);
	schedule(subscriber.since + FRAME_MS);
	return () => {
		subscribers.delete(subscriber);
		if (subscribers.size > 0 || timer === null) return;
		clearTimeout(timer);
		timer = null;
	};
}
