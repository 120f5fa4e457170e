import type { EventData, EventType, FeedEvent } from "@centralita/contracts";
import type { Queryable, Transaction } from "../db/types.ts";

export type StoredEvent<T extends EventType = EventType> = {
	/** Position in the global feed, a decimal string: pass it back as a cursor. */
	id: string;
	/** The conversation it belongs to, and its gapless number there (1, 2, 3 …); null for others. */
	conversationId: string | null;
	number: number | null;
	type: T;
	at: Date;
	data: EventData<T>;
};

export type EventLog = {
	/**
	 * Appends in the caller's transaction. With a `conversationId` in the data the event takes the next number of that
	 * conversation under its row lock, so numbers have no gaps and no duplicates, whatever is rolled back. Resolves to
	 * that number, 0 without a conversation.
	 */
	append<T extends EventType>(tx: Transaction, type: T, data: EventData<T>): Promise<number>;
	/** For whoever appended by the database's own `append_event`, in a statement that also writes what the event tells. */
	appended(tx: Transaction): void;
	/** Events of one conversation after `number`, in order. */
	ofConversation(db: Queryable, conversationId: string, after: number, limit: number): Promise<StoredEvent[]>;
	/** The number of a conversation's newest event; 0 when it has none. */
	lastNumber(db: Queryable, conversationId: string): Promise<number>;
	/** Likewise of several conversations; those without events are left out. */
	lastNumbers(db: Queryable, conversationIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
	/** Removes all events of a conversation, for its deletion. Its numbering goes on: the next one still gets a number. */
	erase(tx: Transaction, conversationId: string): Promise<void>;
	/** The global feed after `id` (null: from now), never past the oldest open transaction, so that no late commit is lost. */
	after(id: string | null, limit: number): Promise<{ events: StoredEvent[]; last: string }>;
	/** Wakes after something was committed here or on another node; may wake for nothing. Returns how to stop. */
	onAppended(wake: () => void): () => void;
	/** For the SSE feed. */
	toFeed(event: StoredEvent): FeedEvent;
};

/**
 * Called once for every committed event of its types, in feed order, at least once, on one worker process at a time.
 * Progress is stored: nothing is missed across restarts.
 */
export type EventListener<T extends EventType = EventType> = {
	readonly name: string;
	readonly types: readonly T[];
	handle(event: StoredEvent<T>): Promise<void>;
};
