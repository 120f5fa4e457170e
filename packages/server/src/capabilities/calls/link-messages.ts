import { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { ProviderError } from "../../platform/errors/index.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { TextMessages } from "../../ports/text-messages.ts";

const patienceMs = 15_000;
const data = z.object({ conversationId: z.uuid(), to: z.string(), text: z.string() });
const job = { name: "calls.send-links", schema: data };

/** What a guide shows elsewhere, its links and pictures, reaches whoever is on the telephone as a text message. */
export type LinkMessages = {
	/** Whether there is anybody who sends them. */
	readonly available: boolean;
	/** Sent once the transaction has committed; the conversation's story says so. */
	send(tx: Transaction, message: z.infer<typeof data>): Promise<void>;
	readonly job: JobDefinition<typeof data>;
};

export function createLinkMessages(
	{ events, jobs, log }: Pick<Platform, "events" | "jobs" | "log">,
	messages: TextMessages | null,
): LinkMessages {
	return {
		available: messages !== null,
		async send(tx, message) {
			const { conversationId, text } = message;
			await events.append(tx, "note.added", { conversationId, text: `SMS: ${text}` });
			await jobs.enqueue(tx, job, message);
		},
		job: {
			...job,
			concurrency: 2,
			// A message that comes after the call helps nobody.
			retryLimit: 3,
			expireInSeconds: 30,
			async run({ conversationId, to, text }) {
				try {
					await messages?.send({ to, text }, AbortSignal.timeout(patienceMs));
				} catch (error) {
					// One whose answer was lost may have arrived: it is not sent twice.
					if (error instanceof ProviderError && error.retryable && !error.undecided) throw error;
					log.warn({ err: error, conversationId }, "a guide's links could not be sent by text message");
				}
			},
		},
	};
}
