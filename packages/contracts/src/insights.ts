import { z } from "zod";
import { Outcome } from "./conversations.ts";

/** The day so far in the time zone asked for. */
export const TodayQuery = z.object({ timeZone: z.string().max(60).default("UTC") });
export const Today = z.object({
	conversations: z.number().int(),
	live: z.number().int(),
	/** The same span of yesterday, to compare. */
	conversationsYesterday: z.number().int(),
	averageDurationMs: z.number().nullable(),
	latencyP50Ms: z.number().nullable(),
	latencyP95Ms: z.number().nullable(),
	latencyP99Ms: z.number().nullable(),
	/** Mean response, end of speech to first frame. */
	latencyMeanMs: z.number().nullable(),
	averageSentiment: z.number().nullable(),
	/** Share 0–1 that ended without a person. */
	containment: z.number().nullable(),
	outcomes: z.array(z.object({ outcome: Outcome, count: z.number().int() })),
	/** Conversations started, hours 0–23. */
	byHour: z.array(z.number().int()).length(24),
	costMicros: z.number().int().nullable(),
});
export type Today = z.infer<typeof Today>;
