import { and, eq, inArray } from "drizzle-orm";
import type { ContactMoveHook } from "../../platform/capability.ts";
import { tickets } from "./schema.ts";

/** Tickets of one contact become those of another; who asked for them stays as it was written. */
export const moveContact: ContactMoveHook = async (tx, { from, to, only }) => {
	const rows = await tx
		.update(tickets)
		.set({ contactId: to })
		.where(and(eq(tickets.contactId, from), only === null ? undefined : inArray(tickets.id, [...only])))
		.returning({ id: tickets.id });
	return rows.map(({ id }) => id);
};
