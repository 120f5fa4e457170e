import { z } from "zod";

/** Enqueued in the transaction that ends a conversation; `analysis-job.ts` runs it. */
export const analyseConversation = {
	name: "conversations.analyse",
	schema: z.object({ conversationId: z.uuid() }),
} as const;
