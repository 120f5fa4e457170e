import type { ConversationDetail } from "@centralita/contracts";
import { asc, eq } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import { conversations } from "./schema.ts";
import type { Conversations } from "./service.ts";

/** All conversations with a contact, the oldest first; null when there is none. */
export async function conversationsOf(
	service: Conversations,
	db: Queryable,
	contactId: string,
): Promise<ConversationDetail[] | null> {
	const rows = await db
		.select({ id: conversations.id })
		.from(conversations)
		.where(eq(conversations.contactId, contactId))
		.orderBy(asc(conversations.startedAt), asc(conversations.id));
	const found: ConversationDetail[] = [];
	for (const { id } of rows) found.push(await service.get(db, id));
	return found.length === 0 ? null : found;
}
