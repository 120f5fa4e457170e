import { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import { createOutbound } from "../../platform/outbound/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";

const patienceMs = 10_000;
const data = z.object({
	id: z.uuid(),
	url: z.url(),
	at: z.iso.datetime(),
	conversationId: z.uuid().nullable(),
	variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
const job = { name: "guides.call-out", schema: data };

/** What a guide's "call another system" sends, and for which conversation; null outside of one. */
export type CallOutOrder = {
	url: string;
	variables: Readonly<Record<string, string | number | boolean>>;
	conversationId: string | null;
};

/** Tells the system at an address that a guide names what the guide knows by then. */
export type CallOut = {
	/** Sent once the transaction has committed, at least once, under one `webhook-id`. */
	callOut(tx: Transaction, order: CallOutOrder): Promise<void>;
};

export function createCallOut({
	config,
	jobs,
	clock,
	log,
}: Pick<Platform, "config" | "jobs" | "clock" | "log">): CallOut & {
	job: JobDefinition<typeof data>;
} {
	const outbound = createOutbound({ allowPrivate: config.webhooksAllowPrivate, timeoutMs: patienceMs, connections: 4 });
	return {
		async callOut(tx, { url, variables, conversationId }) {
			const now = clock.now();
			const at = new Date(now).toISOString();
			await jobs.enqueue(tx, job, { id: uuidv7(now), url, at, conversationId, variables: { ...variables } });
		},
		job: {
			...job,
			concurrency: 2,
			retryLimit: 6,
			expireInSeconds: 30,
			async run({ id, url, at, conversationId, variables }) {
				const headers = { "content-type": "application/json", "webhook-id": id };
				const body = JSON.stringify({ type: "guide.called", timestamp: at, data: { conversationId, variables } });
				const { status, detail, problem } = await outbound.post({ url, headers, body });
				if (status !== null && status >= 200 && status < 300) return;
				// Nothing changes for an address that is refused, or a receiver that does not want it.
				const isFinal =
					problem === "refused-address" ||
					(status !== null && status >= 300 && status < 500 && status !== 408 && status !== 429);
				if (!isFinal) throw new Error(`the system that a guide calls did not take it: ${detail}`);
				log.warn({ host: new URL(url).host, conversationId, detail }, "a system that a guide calls refused it");
			},
		},
	};
}
