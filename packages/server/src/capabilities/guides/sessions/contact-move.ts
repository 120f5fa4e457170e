import { and, eq, inArray } from "drizzle-orm";
import type { ContactMoveHook } from "../../../platform/capability.ts";
import { guideSessions } from "./schema.ts";

/** Sessions of one contact become those of another. */
export const moveContact: ContactMoveHook = async (tx, { from, to, only }) => {
	const rows = await tx
		.update(guideSessions)
		.set({ contactId: to })
		.where(and(eq(guideSessions.contactId, from), only === null ? undefined : inArray(guideSessions.id, [...only])))
		.returning({ id: guideSessions.id });
	return rows.map(({ id }) => id);
};
