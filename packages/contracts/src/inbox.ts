import { z } from "zod";
import { InboxItem } from "./chat.ts";
import { page } from "./common.ts";
import { TicketSummary } from "./tickets.ts";

/**
 * What the one list shows. `all`: whatever people work on, `waiting`: chats that wait for a person, and tickets that nobody
 * has answered yet; `assistant`: chats that the assistant answers.
 */
export const inboxViews = ["all", "mine", "unassigned", "waiting", "assistant", "closed"] as const;
export const InboxView = z.enum(inboxViews);
export type InboxView = z.infer<typeof InboxView>;

export const InboxEntry = z.discriminatedUnion("kind", [
	InboxItem.extend({ kind: z.literal("chat") }),
	TicketSummary.extend({ kind: z.literal("ticket") }),
]);
export type InboxEntry = z.infer<typeof InboxEntry>;
export const InboxKind = z.enum(["chat", "ticket"]);
export type InboxKind = z.infer<typeof InboxKind>;

export const InboxEntryQuery = z.object({
	view: InboxView.default("all"),
	kind: InboxKind.optional(),
	cursor: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type InboxEntryQuery = z.infer<typeof InboxEntryQuery>;
export const InboxEntryList = page(InboxEntry);

/** Counting stops here: what is shown then is "at least". */
export const inboxCountLimit = 1000;
/** Chats and tickets of each view that is still worked on. */
export const InboxViewCounts = z.object({
	all: z.number().int(),
	mine: z.number().int(),
	unassigned: z.number().int(),
	waiting: z.number().int(),
	assistant: z.number().int(),
});
export type InboxViewCounts = z.infer<typeof InboxViewCounts>;
