import { z } from "zod";
import { Id, Language } from "./common.ts";

/** One queue; `default` is that of chats and tickets which no other takes, `mine` those that the reader is a member of. */
export const InboxQueueFilter = z.union([Id, z.enum(["default", "mine"])]);
export type InboxQueueFilter = z.infer<typeof InboxQueueFilter>;

const few = <T extends z.ZodType>(item: T) => z.array(item).max(100);
/**
 * A named line of waiting chats, and of the tickets that come of them. It takes a chat that goes to people when each rule
 * that is set names it: the assistant that held it, a guide that was gone through, the language. Without any rule it only
 * gets what is moved to it.
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
