import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import type { WakeTransport } from "../events/index.ts";
import type { Logger } from "../log/index.ts";

/** Redis is an accelerator: every use must go on without it. */
export type RedisLink = {
	/** For commands; fails at once while the server is away. */
	readonly client: Redis;
	readonly up: () => boolean;
	readonly wakes: WakeTransport;
	/** Bytes by topic, for other processes; nothing is kept, and nothing comes back to its sender. */
	readonly messages: {
		publish(topic: string, bytes: Buffer): void;
		subscribe(topic: string): void;
		unsubscribe(topic: string): void;
		onMessage(listener: (topic: string, bytes: Buffer) => void): void;
	};
	close(): void;
};

const channel = "centralita:events";
const topicPrefix = "centralita:relay:";
/** Length of a node's id, which every message begins with. */
const nodeBytes = 36;
const maximumRetryMs = 5000;

/** Connects in the background and keeps trying. */
export function connectRedis(url: string, log: Logger): RedisLink {
	const options = {
		connectTimeout: 5000,
		retryStrategy: (attempt: number) => Math.min(maximumRetryMs, 100 * 2 ** Math.min(attempt, 6)),
	};
	const client = new Redis(url, {
		...options,
		commandTimeout: 1000,
		maxRetriesPerRequest: 1,
		enableOfflineQueue: false,
	});
	// Waits as long as it takes, and subscribes again after each reconnection.
	const subscriber = new Redis(url, { ...options, maxRetriesPerRequest: null });
	const node = randomUUID();
	let reported = false;
	let closed = false;
	for (const connection of [client, subscriber])
		connection.on("error", (error) => {
			if (!reported) log.warn({ err: error }, "Redis is not reachable; going on without it");
			reported = true;
		});
	client.on("ready", () => {
		if (reported) log.info("Redis is back");
		reported = false;
	});
	return {
		client,
		up: () => client.status === "ready",
		wakes: {
			publish() {
				if (client.status === "ready") client.publish(channel, node).catch(() => {});
			},
			subscribe(callback) {
				subscriber.subscribe(channel).catch((error) => {
					if (!closed) log.warn({ err: error }, "Redis does not let this process listen");
				});
				subscriber.on("message", (topic, from) => {
					if (topic === channel && from !== node) callback();
				});
			},
		},
		messages: {
			publish(topic, bytes) {
				if (client.status !== "ready") return;
				client.publish(topicPrefix + topic, Buffer.concat([Buffer.from(node), bytes])).catch(() => {});
			},
			subscribe: (topic) => void subscriber.subscribe(topicPrefix + topic).catch(() => {}),
			unsubscribe: (topic) => void subscriber.unsubscribe(topicPrefix + topic).catch(() => {}),
			onMessage(listener) {
				subscriber.on("messageBuffer", (topic: Buffer, message: Buffer) => {
					const name = topic.toString();
					if (!name.startsWith(topicPrefix) || message.toString("latin1", 0, nodeBytes) === node) return;
					listener(name.slice(topicPrefix.length), message.subarray(nodeBytes));
				});
			},
		},
		close() {
			closed = true;
			client.disconnect();
			subscriber.disconnect();
		},
	};
}
