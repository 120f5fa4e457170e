import { z } from "zod";
import { InboxItem } from "./chat.ts";
import { Id, Language, page } from "./common.ts";
import { Mention } from "./mentions.ts";
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

/** One queue; `default` is that of chats which no other takes, `mine` those that the reader is a member of. */
export const InboxQueueFilter = z.union([Id, z.enum(["default", "mine"])]);
export type InboxQueueFilter = z.infer<typeof InboxQueueFilter>;

export const InboxEntryQuery = z.object({
	view: InboxView.default("all"),
	kind: InboxKind.optional(),
	/** Tickets have no queue: with it there are chats only. */
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

const few = <T extends z.ZodType>(item: T) => z.array(item).max(100);
/**
 * A named line of waiting chats. It takes a chat that goes to people when each rule that is set names it: the assistant that
 * held it, a guide that was gone through, the language. Without any rule it only gets what is moved to it.
 */
export const InboxQueueSave = z.object({
	name: z.string().trim().min(1).max(60),
	memberIds: few(Id),
	assistantIds: few(Id),
	guides: few(z.string().min(1).max(100)),
	languages: few(Language),
});
export type InboxQueueSave = z.infer<typeof InboxQueueSave>;
export const InboxQueue = InboxQueueSave.extend({ id: Id });
export type InboxQueue = z.infer<typeof InboxQueue>;
/** In the order in which they are asked, the oldest first. */
export const InboxQueueList = z.object({ items: z.array(InboxQueue) });
export const mostInboxQueues = 50;

/** Null is the default queue. */
export const InboxMove = z.object({ queueId: Id.nullable() });
