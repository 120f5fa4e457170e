import type { FastifyReply, FastifyRequest } from "fastify";
import { Gauge } from "prom-client";
import type { Database } from "../db/types.ts";
import { AppError } from "../errors/index.ts";
import type { Logger } from "../log/index.ts";
import type { Metrics } from "../telemetry/index.ts";
import { asItIs, createConversationFollowers, type Present } from "./conversation-stream.ts";
import { createLatestFollowers, type Latest } from "./latest-stream.ts";
import { openSse, reconnectMs, type SseConnection } from "./sse-connection.ts";
import type { EventLog, StoredEvent } from "./types.ts";

const pageSize = 200;

export type FeedOptions = {
	/** Which events this client may know. */
	accepts: (event: StoredEvent) => boolean;
};

export type ConversationStreamOptions = {
	/** What the listener is shown of each event; all of it when absent. */
	present?: Present;
	/** What passes by on the relay under this topic is sent along as JSON of that type, and not kept: who is typing. */
	passing?: { topic: string; name: string };
};

/** Live events as server-sent events. */
export type EventFeed = {
	/** Answers the request with the feed from now, or from after its `Last-Event-ID`. Throws `overloaded` when there are too many. */
	stream(request: FastifyRequest, reply: FastifyReply, options: FeedOptions): Promise<FastifyReply>;
	/** Likewise with one conversation's events (`ConversationEvent`) from its first, or after the number in `Last-Event-ID`. */
	streamConversation(
		request: FastifyRequest,
		reply: FastifyReply,
		conversationId: string,
		options?: ConversationStreamOptions,
	): Promise<FastifyReply>;
	/** Likewise with figures, now and whenever they have changed. */
	streamLatest(request: FastifyRequest, reply: FastifyReply, latest: Latest): Promise<FastifyReply>;
	/** Ends all streams: their browsers reconnect elsewhere. */
	close(): void;
};

type Client = { cursor: string; busy: boolean; send(events: readonly StoredEvent[]): void; end(): void };

/** Of the relay, which itself knows the events' wake-ups. */
type Passing = { subscribe(topic: string, listener: (bytes: Buffer) => void): () => void };
type Parts = { db: Database; events: EventLog; relay: Passing; maximum: number; metrics: Metrics; log: Logger };

const resumeAfter = (request: FastifyRequest, pattern: RegExp): string | null => {
	const given = request.headers["last-event-id"];
	return typeof given === "string" && pattern.test(given) ? given : null;
};

export function createEventFeed({ db, events, relay, maximum, metrics, log }: Parts): EventFeed {
	const clients = new Set<Client>();
	const others = new Set<SseConnection>();
	const followers = createConversationFollowers({ db, events, log });
	const watched = createLatestFollowers(log);
	let closed = false;
	let position: string | null = null;
	let reading = false;
	let again = false;
	new Gauge({
		name: "centralita_feed_clients",
		help: "Browsers that listen to live events",
		registers: [metrics.registry],
		collect() {
			this.set(clients.size + others.size);
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
		followers.look();
		watched.look();
		if (clients.size > 0) void read();
		// Without clients nobody needs the position kept.
		else position = null;
	});

	const open = (reply: FastifyReply, cursor: string, { accepts }: FeedOptions): Client => {
		const connection = openSse(reply, cursor, () => clients.delete(client));
		const client: Client = {
			cursor,
			busy: false,
			send(batch) {
				for (const event of batch) if (accepts(event)) connection.send(event.id, events.toFeed(event));
			},
			end: connection.end,
		};
		clients.add(client);
		return client;
	};
	const requireRoom = () => {
		if (closed) throw new AppError("draining", "This process is stopping.", { retryAfterMs: reconnectMs });
		if (clients.size + others.size >= maximum)
			throw new AppError("overloaded", "Too many browsers listen to live events.", { retryAfterMs: 10_000 });
	};

	return {
		async stream(request, reply, options) {
			requireRoom();
			const cursor = resumeAfter(request, /^\d{1,19}$/) ?? (await events.after(null, 1)).last;
			requireRoom();
			open(reply, cursor, options);
			void read();
			return reply;
		},
		async streamConversation(request, reply, conversationId, { present = asItIs, passing } = {}) {
			requireRoom();
			const after = Number(resumeAfter(request, /^\d{1,9}$/) ?? 0);
			const connection = openSse(reply, after, () => {
				others.delete(connection);
				followers.remove(connection);
				unsubscribe?.();
			});
			others.add(connection);
			followers.add(connection, { conversationId, after, present });
			const unsubscribe =
				passing &&
				relay.subscribe(passing.topic, (bytes) => connection.send(null, JSON.parse(String(bytes)), passing.name));
			return reply;
		},
		async streamLatest(_request, reply, latest) {
			requireRoom();
			const connection = openSse(reply, 0, () => {
				others.delete(connection);
				watched.remove(connection);
			});
			others.add(connection);
			watched.add(connection, latest);
			return reply;
		},
		close() {
			closed = true;
			stopListening();
			for (const client of [...clients, ...others]) client.end();
		},
	};
}
