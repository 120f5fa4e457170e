import type { FastifyReply } from "fastify";

const heartbeatMs = 15_000;
/** Then the browser comes again, so that a session that has ended stops listening. */
const maximumAgeMs = 15 * 60_000;
export const reconnectMs = 2000;
/** Unsent bytes after which a client is too slow; it resumes with `Last-Event-ID`. */
const maximumBacklogBytes = 1_048_576;

export type SseConnection = {
	readonly ended: boolean;
	/** One event; its data is sent as JSON. Without an id it is not resumed after; `name` is the event's type. */
	send(id: string | number | null, data: unknown, name?: string): void;
	end(): void;
};

/**
 * Answers the request with server-sent events (WHATWG HTML, section 9.2) until either side ends it, it is 15 minutes
 * old, or the client does not keep up. `lastId` tells even a client that saw nothing yet where to resume.
 */
export function openSse(reply: FastifyReply, lastId: string | number, onEnd: () => void): SseConnection {
	const { raw } = reply;
	let ended = false;
	const end = () => {
		if (ended) return;
		ended = true;
		clearInterval(heartbeat);
		clearTimeout(age);
		raw.end();
		onEnd();
	};
	const write = (text: string) => {
		if (ended) return;
		raw.write(text);
		if (raw.writableLength > maximumBacklogBytes) end();
	};
	const heartbeat = setInterval(() => {
		write(": still here\n\n");
		// A database that does not answer takes nobody's access away.
		reply.request.stillHolds?.().then(
			(holds) => holds || end(),
			() => {},
		);
	}, heartbeatMs);
	const age = setTimeout(end, maximumAgeMs);
	raw.once("close", end);
	raw.once("error", end);
	reply.hijack();
	raw.writeHead(200, {
		...(reply.getHeaders() as Record<string, string>),
		"content-type": "text/event-stream; charset=utf-8",
		"cache-control": "no-store",
		// nginx buffers otherwise.
		"x-accel-buffering": "no",
	});
	write(`retry: ${reconnectMs}\nid: ${lastId}\n\n`);
	return {
		get ended() {
			return ended;
		},
		send: (id, data, name) =>
			write(
				`${id === null ? "" : `id: ${id}\n`}${name === undefined ? "" : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`,
			),
		end,
	};
}
