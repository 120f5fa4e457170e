import { z } from "zod";
import { InboxItem } from "./chat.ts";
import { page } from "./common.ts";
import { Mention } from "./mentions.ts";
import { InboxQueueFilter } from "./queues.ts";
import { TicketSummary } from "./tickets.ts";

/**
 * What the one list shows. `all`: whatever people work on, `waiting`: chats that wait for a person, and tickets that nobody
 * has answered yet; `mentions`: those in whose notes the reader is named, what they have not seen first; `assistant`: chats
 * that the assistant answers.
 */
export const inboxViews = ["all", "mine", "unassigned", "waiting", "mentions", "assistant", "closed"] as const;
export const InboxView = z.enum(inboxViews);
export type InboxView = z.infer<typeof InboxView>;

/** The latest mention of the reader. */
const mention = { mention: Mention.nullable() };

export const InboxEntry = z.discriminatedUnion("kind", [
	InboxItem.extend({ kind: z.literal("chat"), ...mention }),
	TicketSummary.extend({ kind: z.literal("ticket"), ...mention }),
]);
export type InboxEntry = z.infer<typeof InboxEntry>;
export const InboxKind = z.enum(["chat", "ticket"]);
export type InboxKind = z.infer<typeof InboxKind>;

export const InboxEntryQuery = z.object({
	view: InboxView.default("all"),
	kind: InboxKind.optional(),
	queue: InboxQueueFilter.optional(),
	cursor: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type InboxEntryQuery = z.infer<typeof InboxEntryQuery>;
export const InboxEntryList = page(InboxEntry);

/** Counting stops here: what is shown then is "at least". */
export const inboxCountLimit = 1000;
/** Chats and tickets of each view that is still worked on; of the mentions, those that the reader has not seen. */
export const InboxViewCounts = z.object({
	all: z.number().int(),
	mine: z.number().int(),
	unassigned: z.number().int(),
	waiting: z.number().int(),
	mentions: z.number().int(),
	assistant: z.number().int(),
});
export type InboxViewCounts = z.infer<typeof InboxViewCounts>;
