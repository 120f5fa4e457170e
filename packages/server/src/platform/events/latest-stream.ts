import type { Logger } from "../log/index.ts";
import type { SseConnection } from "./sse-connection.ts";

/** Figures that many browsers watch: read once for all of them. */
export type Latest = {
	/** Listeners with the same one share what is read. */
	topic: string;
	read(): Promise<unknown>;
};

/** Read again at most this often when something happened… */
const atMostEveryMs = 2000;
/** …and at least this often when nothing did: time itself moves some of them. */
const atLeastEveryMs = 30_000;

type Follower = {
	read: Latest["read"];
	connections: Set<SseConnection>;
	/** The last one sent, as JSON. */
	sent: string | null;
	data: unknown;
	changed: boolean;
	readAt: number;
	reading: boolean;
	timer: NodeJS.Timeout;
};

/** Sends figures whenever they are others than before. */
export type LatestFollowers = {
	add(connection: SseConnection, latest: Latest): void;
	remove(connection: SseConnection): void;
	/** Something happened. */
	look(): void;
};

export function createLatestFollowers(log: Logger): LatestFollowers {
	const followers = new Map<string, Follower>();

	async function read(follower: Follower): Promise<void> {
		if (follower.reading) return;
		follower.reading = true;
		follower.changed = false;
		follower.readAt = performance.now();
		try {
			const data = await follower.read();
			const text = JSON.stringify(data);
			if (text === follower.sent) return;
			follower.sent = text;
			follower.data = data;
			for (const connection of follower.connections) connection.send(null, data);
		} catch (error) {
			log.warn({ err: error }, "live figures cannot be read; it is tried again");
		} finally {
			follower.reading = false;
		}
	}

	return {
		add(connection, { topic, read: reader }) {
			const known = followers.get(topic);
			if (known) {
				known.connections.add(connection);
				if (known.sent !== null) connection.send(null, known.data);
				return;
			}
			const follower: Follower = {
				read: reader,
				connections: new Set([connection]),
				sent: null,
				data: null,
				changed: false,
				readAt: 0,
				reading: false,
				timer: setInterval(() => {
					if (follower.changed || performance.now() - follower.readAt >= atLeastEveryMs) void read(follower);
				}, atMostEveryMs),
			};
			followers.set(topic, follower);
			void read(follower);
		},
		remove(connection) {
			for (const [topic, follower] of followers) {
				follower.connections.delete(connection);
				if (follower.connections.size > 0) continue;
				clearInterval(follower.timer);
				followers.delete(topic);
			}
		},
		look() {
			for (const follower of followers.values()) follower.changed = true;
		},
	};
}
