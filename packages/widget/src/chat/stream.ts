import type { ChatEvent } from "@centralita/contracts";
import { Refused, refusalOf } from "./api.ts";
import { backoffMs } from "./outbox.ts";
import { createSseParser } from "./sse.ts";

/** The server sends something every 15 s: after this long in silence the connection is dead, in milliseconds. */
const silenceMs = 40_000;

export type StreamListener = {
	/** `number` is null for what passes by. */
	event(event: ChatEvent, number: number | null): void;
	/** True: connected. False: it cannot be, and is tried again. */
	connected(connected: boolean): void;
	/** The server knows no such chat, or lets this page not hear it. */
	refused(): void;
};

/**
 * A chat's events from its first on, and after a broken connection from where it broke: `fetch`, because an EventSource
 * cannot send a `Last-Event-ID` of its own.
 */
export function openStream(server: string, sessionId: string, listener: StreamListener) {
	const closed = new AbortController();
	let last: number | null = null;
	let attempt = 0;
	let wake: () => void = () => {};
	let isConnected = false;

	async function connect(): Promise<void> {
		const broken = new AbortController();
		let watchdog: ReturnType<typeof setTimeout> | undefined;
		const alive = () => {
			clearTimeout(watchdog);
			watchdog = setTimeout(() => broken.abort(), silenceMs);
		};
		alive();
		try {
			const response = await fetch(`${server}/api/chat/events`, {
				credentials: "omit",
				cache: "no-store",
				headers: {
					accept: "text/event-stream",
					"x-session-id": sessionId,
					...(last === null ? {} : { "last-event-id": String(last) }),
				},
				signal: AbortSignal.any([closed.signal, broken.signal]),
			});
			if (!response.ok || !response.body) throw refusalOf(response.status, response.headers.get("retry-after"), null);
			const parse = createSseParser(({ id, data }) => {
				const number = id === null || !/^\d+$/.test(id) ? null : Number(id);
				// What was seen before the connection broke may come again.
				if (number !== null && last !== null && number <= last) return;
				listener.event(JSON.parse(data), number);
				if (number !== null) last = number;
			});
			attempt = 0;
			isConnected = true;
			listener.connected(true);
			const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
			for (let read = await reader.read(); !read.done; read = await reader.read()) {
				alive();
				parse(read.value);
			}
		} finally {
			clearTimeout(watchdog);
			isConnected = false;
		}
	}

	async function run(): Promise<void> {
		while (!closed.signal.aborted) {
			let waitMs = 0;
			await connect().catch((error: unknown) => {
				if (closed.signal.aborted) return;
				if (error instanceof Refused && error.status < 500 && error.status !== 429) {
					closed.abort();
					listener.refused();
					return;
				}
				// A connection that had worked may only have come of age: one more attempt tells.
				if (attempt > 0) listener.connected(false);
				waitMs = (error instanceof Refused ? error.retryAfterMs : null) ?? backoffMs(attempt);
			});
			if (closed.signal.aborted) return;
			attempt++;
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, waitMs);
				wake = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		}
	}
	void run();

	return {
		isConnected: () => isConnected,
		/** Tries again now, if it is not connected. */
		hurry: () => wake(),
		close: () => {
			closed.abort();
			wake();
		},
	};
}
export type ChatStream = ReturnType<typeof openStream>;
