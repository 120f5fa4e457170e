import { and, eq, inArray } from "drizzle-orm";
import type { ContactMoveHook } from "../../../platform/capability.ts";
import { people } from "./schema.ts";

/** Who a contact is over WhatsApp becomes another contact. */
export const moveContact: ContactMoveHook = async (tx, { from, to, only }) => {
	const rows = await tx
		.update(people)
		.set({ contactId: to })
		.where(and(eq(people.contactId, from), only === null ? undefined : inArray(people.id, [...only])))
		.returning({ id: people.id });
	return rows.map(({ id }) => id);
};
