import type { NodePgDatabase } from "drizzle-orm/node-postgres";

type NoSchema = Record<string, never>;

/** A transaction under way. Always pass it on: the outer database inside a transaction waits for ever on one connection. */
export type Transaction = Parameters<Parameters<NodePgDatabase<NoSchema>["transaction"]>[0]>[0];

/** Whatever can run a query: the pool, or a transaction. */
export type Queryable = NodePgDatabase<NoSchema> | Transaction;

export type Database = {
	readonly kind: "embedded" | "postgresql";
	/** Queries outside a transaction. */
	readonly query: NodePgDatabase<NoSchema>;
	/** Commits when `work` resolves, rolls back when it rejects. Retries serialization failures and deadlocks (40001, 40P01) a bounded number of times. */
	transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
	/**
	 * Likewise, once, and with minutes instead of seconds for each statement: what jobs do to whole tables. Keep it short
	 * all the same: the event feed does not pass an open transaction that writes.
	 */
	upkeep<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
	/** Rejects when the database does not answer within a second. */
	check(): Promise<void>;
	close(): Promise<void>;
};
