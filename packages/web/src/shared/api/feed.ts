import { FeedEvent } from "@centralita/contracts";
import { apiUrl } from "./client.ts";

type Listener = (event: FeedEvent) => void;

const listeners = new Set<Listener>();
const reopenListeners = new Set<() => void>();
let source: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | null = null;
let attempts = 0;
let opened = false;

function deliver(message: MessageEvent<string>): void {
	let json: unknown;
	try {
		json = JSON.parse(message.data);
	} catch {
		return;
	}
	const event = FeedEvent.safeParse(json);
	if (event.success) for (const listener of listeners) listener(event.data);
}

function connect(): void {
	retry = null;
	// While it lives, EventSource reconnects by itself and resumes with Last-Event-ID.
	source = new EventSource(apiUrl("/events"));
	source.onmessage = deliver;
	source.onopen = () => {
		attempts = 0;
		if (opened) for (const reopened of reopenListeners) reopened();
		opened = true;
	};
	source.onerror = () => {
		if (source?.readyState !== EventSource.CLOSED) return;
		// It gave up (an error status): try again later, up to once a minute, and let readers fetch what they missed.
		disconnect();
		if (listeners.size > 0) retry = setTimeout(connect, Math.min(60_000, 2000 * 2 ** attempts++));
	};
}

function disconnect(): void {
	source?.close();
	source = null;
	if (retry) clearTimeout(retry);
	retry = null;
}

/**
 * Listens to the live feed over one connection shared by the page. `onReopen` runs when the feed came back after
 * a gap, and what is on screen should be read again. Returns how to stop.
 */
export function listenToFeed(listener: Listener, onReopen: () => void): () => void {
	listeners.add(listener);
	reopenListeners.add(onReopen);
	if (!source && !retry) connect();
	return () => {
		listeners.delete(listener);
		reopenListeners.delete(onReopen);
		if (listeners.size > 0) return;
		disconnect();
		opened = false;
		attempts = 0;
	};
}
