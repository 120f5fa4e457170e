import type { z } from "zod";
import type { Transaction } from "../db/types.ts";

/**
 * A durable job. It runs at least once: the handler must have one effect however often it runs.
 * `schema` validates the data when it is enqueued and when it is run.
 */
export type JobDefinition<S extends z.ZodType = z.ZodType> = {
	/** `capability.verb`, e.g. `conversations.analyse`. */
	readonly name: string;
	readonly schema: S;
	/** At once on one worker process. */
	readonly concurrency: number;
	readonly retryLimit: number;
	/** Seconds after which a run counts as lost and is tried again. */
	readonly expireInSeconds: number;
	/** Cron expression (UTC), for work that repeats. */
	readonly schedule?: string;
	run(data: z.infer<S>, context: { signal: AbortSignal; attempt: number }): Promise<void>;
};

/** Puts jobs into the transaction that causes them: they exist if it commits. */
export type JobQueue = {
	enqueue<S extends z.ZodType>(
		tx: Transaction,
		job: Pick<JobDefinition<S>, "name" | "schema">,
		data: z.infer<S>,
		/** `singletonKey`: at most one waiting job with that key. */
		options?: { startAfterSeconds?: number; singletonKey?: string },
	): Promise<void>;
};
