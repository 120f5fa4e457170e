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

/** Sends a conversation's events after `number` as they come, until the connection ends. The id of each is its number. */
export function followConversation(
	{ db, events, log }: { db: Database; events: EventLog; log: Logger },
	connection: SseConnection,
	conversationId: string,
	after: number,
): void {
	let last = after;
	let reading = false;
	let again = false;
	const read = async () => {
		again = reading;
		if (reading) return;
		reading = true;
		try {
			for (let more = true; more && !connection.ended; ) {
				const batch = await events.ofConversation(db.query, conversationId, last, pageSize);
				for (const event of batch) connection.send(event.number ?? last, toConversationEvent(event));
				last = batch.at(-1)?.number ?? last;
				more = batch.length === pageSize;
			}
		} catch (error) {
			log.warn({ err: error, conversationId }, "a conversation's events cannot be read; it is tried again");
		} finally {
			reading = false;
		}
		if (again) await read();
	};
	const stop = events.onAppended(() => {
		if (connection.ended) stop();
		else void read();
	});
	void read();
}
