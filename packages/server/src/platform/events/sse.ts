import type { FeedEvent } from "@centralita/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Gauge } from "prom-client";
import { AppError } from "../errors/index.ts";
import type { Logger } from "../log/index.ts";
import type { Metrics } from "../telemetry/index.ts";
import type { EventLog, StoredEvent } from "./types.ts";

const heartbeatMs = 15_000;
/** Then the browser comes again, so that a session that has ended stops listening. */
const maximumAgeMs = 15 * 60_000;
const reconnectMs = 2000;
/** Unsent bytes after which a client is too slow; it resumes with `Last-Event-ID`. */
const maximumBacklogBytes = 1_048_576;
const pageSize = 200;

export type FeedOptions = {
	/** Which events this client may know. */
	accepts: (event: StoredEvent) => boolean;
};

/** The live feed as server-sent events (WHATWG HTML, section 9.2). */
export type EventFeed = {
	/** Answers the request with the feed from now, or from after its `Last-Event-ID`. Throws `overloaded` when there are too many. */
	stream(request: FastifyRequest, reply: FastifyReply, options: FeedOptions): Promise<FastifyReply>;
	/** Ends all streams: their browsers reconnect elsewhere. */
	close(): void;
};

type Client = { cursor: string; busy: boolean; send(events: readonly StoredEvent[]): void; end(): void };

type Parts = { events: EventLog; maximum: number; metrics: Metrics; log: Logger };

const frame = (event: FeedEvent) => `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`;

export function createEventFeed({ events, maximum, metrics, log }: Parts): EventFeed {
	const clients = new Set<Client>();
	let closed = false;
	let position: string | null = null;
	let reading = false;
	let again = false;
	new Gauge({
		name: "centralita_feed_clients",
		help: "Browsers that listen to live events",
		registers: [metrics.registry],
		collect() {
			this.set(clients.size);
		},
	});

	/** Brings one client that resumed up to where the others are. */
	const catchUp = async (client: Client) => {
		if (client.busy) return;
		client.busy = true;
		try {
			while (clients.has(client) && client.cursor !== position) {
				const from = client.cursor;
				const { events: batch, last } = await events.after(from, pageSize);
				client.send(batch);
				client.cursor = last;
				if (last === from) break;
			}
		} finally {
			client.busy = false;
		}
	};
	/** Reads once for all clients that are up to date. */
	const read = async () => {
		if (reading) {
			again = true;
			return;
		}
		reading = true;
		try {
			do {
				again = false;
				const from = position ?? (await events.after(null, 1)).last;
				const { events: batch, last } = await events.after(from, pageSize);
				position = last;
				for (const client of clients)
					if (client.cursor === from && !client.busy) {
						client.send(batch);
						client.cursor = last;
					} else if (client.cursor !== last) void catchUp(client).catch(() => client.end());
				if (batch.length === pageSize) again = true;
			} while (again && clients.size > 0);
		} catch (error) {
			log.warn({ err: error }, "the live feed cannot be read; it is tried again");
		} finally {
			reading = false;
		}
	};
	const stopListening = events.onAppended(() => {
		if (clients.size > 0) void read();
		// Without clients nobody needs the position kept.
		else position = null;
	});

	const open = (request: FastifyRequest, reply: FastifyReply, cursor: string, { accepts }: FeedOptions): Client => {
		const { raw } = reply;
		const write = (text: string) => {
			raw.write(text);
			if (raw.writableLength > maximumBacklogBytes) client.end();
		};
		const client: Client = {
			cursor,
			busy: false,
			send(batch) {
				const text = batch.filter(accepts).map((event) => frame(events.toFeed(event)));
				if (text.length > 0 && clients.has(client)) write(text.join(""));
			},
			end() {
				if (!clients.delete(client)) return;
				clearInterval(heartbeat);
				clearTimeout(age);
				raw.end();
			},
		};
		const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
		const age = setTimeout(() => client.end(), maximumAgeMs);
		request.raw.once("close", () => client.end());
		raw.once("error", () => client.end());
		reply.hijack();
		raw.writeHead(200, {
			...(reply.getHeaders() as Record<string, string>),
			"content-type": "text/event-stream; charset=utf-8",
			"cache-control": "no-store",
			// nginx buffers otherwise.
			"x-accel-buffering": "no",
		});
		clients.add(client);
		// An event without data only tells the position, so that even a client that saw nothing yet can resume.
		write(`retry: ${reconnectMs}\nid: ${cursor}\n\n`);
		return client;
	};

	return {
		async stream(request, reply, options) {
			if (closed) throw new AppError("draining", "This process is stopping.", { retryAfterMs: reconnectMs });
			const full = () =>
				new AppError("overloaded", "Too many browsers listen to live events.", { retryAfterMs: 10_000 });
			if (clients.size >= maximum) throw full();
			const given = request.headers["last-event-id"];
			const resumed = typeof given === "string" && /^\d{1,19}$/.test(given) ? given : null;
			const cursor = resumed ?? (await events.after(null, 1)).last;
			if (clients.size >= maximum) throw full();
			open(request, reply, cursor, options);
			void read();
			return reply;
		},
		close() {
			closed = true;
			stopListening();
			for (const client of clients) client.end();
		},
	};
}
