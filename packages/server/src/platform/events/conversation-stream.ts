import type { ConversationEvent } from "@centralita/contracts";
import type { Database } from "../db/types.ts";
import type { Logger } from "../log/index.ts";
import type { SseConnection } from "./sse-connection.ts";
import type { EventLog, StoredEvent } from "./types.ts";

const pageSize = 200;

export const toConversationEvent = (event: StoredEvent): ConversationEvent => ({
	number: event.number ?? 0,
	type: event.type,
	at: event.at.toISOString(),
	data: { ...event.data },
});

/** What a listener is shown of an event: null for nothing, `name` for the type of the server-sent event. */
export type Present = (event: ConversationEvent) => { name?: string; data: unknown } | null;

export const asItIs: Present = (event) => ({ data: event });

type Follower = { readonly conversationId: string; readonly last: number; read(): Promise<void> };

/** Sends conversations' events as they come: one question to the database tells for all listeners which have news. */
export type ConversationFollowers = {
	/** Sends the events after `number`; the id of each is its number. */
	add(connection: SseConnection, options: { conversationId: string; after: number; present: Present }): void;
	remove(connection: SseConnection): void;
	/** Call it whenever there may be new events. */
	look(): void;
};

export function createConversationFollowers(parts: {
	db: Database;
	events: EventLog;
	log: Logger;
}): ConversationFollowers {
	const { db, events, log } = parts;
	const followers = new Map<SseConnection, Follower>();
	let looking = false;
	let again = false;

	async function look(): Promise<void> {
		again = looking;
		if (looking || followers.size === 0) return;
		looking = true;
		try {
			const ids = new Set([...followers.values()].map(({ conversationId }) => conversationId));
			const newest = await events.lastNumbers(db.query, [...ids]);
			for (const follower of followers.values())
				if ((newest.get(follower.conversationId) ?? 0) > follower.last) void follower.read();
		} catch (error) {
			log.warn({ err: error }, "it cannot be seen which conversations have news; it is tried again");
		} finally {
			looking = false;
		}
		if (again) await look();
	}

	return {
		add(connection, { conversationId, after, present }) {
			let last = after;
			let reading = false;
			let unread = false;
			const follower: Follower = {
				conversationId,
				get last() {
					return last;
				},
				async read() {
					unread = reading;
					if (reading) return;
					reading = true;
					try {
						for (let more = true; more && !connection.ended; ) {
							const batch = await events.ofConversation(db.query, conversationId, last, pageSize);
							for (const event of batch) {
								const shown = present(toConversationEvent(event));
								if (shown) connection.send(event.number ?? last, shown.data, shown.name);
							}
							last = batch.at(-1)?.number ?? last;
							more = batch.length === pageSize;
						}
					} catch (error) {
						log.warn({ err: error, conversationId }, "a conversation's events cannot be read; it is tried again");
					} finally {
						reading = false;
					}
					if (unread) await follower.read();
				},
			};
			followers.set(connection, follower);
			void follower.read();
		},
		remove: (connection) => void followers.delete(connection),
		look: () => void look(),
	};
}
