import { and, eq, inArray } from "drizzle-orm";
import type { ContactMoveHook } from "../../platform/capability.ts";
import { conversations } from "./schema.ts";

/** Conversations of one contact become those of another. */
export const moveContact: ContactMoveHook = async (tx, { from, to, only }) => {
	const rows = await tx
		.update(conversations)
		.set({ contactId: to })
		.where(and(eq(conversations.contactId, from), only === null ? undefined : inArray(conversations.id, [...only])))
		.returning({ id: conversations.id });
	return rows.map(({ id }) => id);
};
