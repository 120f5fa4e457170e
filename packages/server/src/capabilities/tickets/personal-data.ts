import { asc, eq } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import type { Context } from "./context.ts";
import { readDetail } from "./detail.ts";
import { tickets } from "./schema.ts";

/** What a contact's tickets say, without the notes of those who worked on them; null when there is none. */
export async function ticketsOf(context: Context, db: Queryable, contactId: string) {
	const rows = await db
		.select({ id: tickets.id })
		.from(tickets)
		.where(eq(tickets.contactId, contactId))
		.orderBy(asc(tickets.id));
	const found = [];
	for (const { id } of rows) {
		const { number, subject, description, status, requester, createdAt, messages } = await readDetail(
			context,
			db,
			id,
			null,
		);
		const said = messages.filter(({ kind }) => kind === "reply").map(({ text, at }) => ({ text, at }));
		found.push({ number, subject, description, status, requester, createdAt, messages: said });
	}
	return found.length === 0 ? null : found;
}
