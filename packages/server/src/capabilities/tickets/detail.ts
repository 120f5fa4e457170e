import type { TicketDetail } from "@centralita/contracts";
import { asc, eq } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import type { Principal } from "../../platform/security/principal.ts";
import type { Context } from "./context.ts";
import { movesFrom } from "./lifecycle.ts";
import { readLinks } from "./links.ts";
import { ticketChanges, ticketMessages, ticketWatchers } from "./schema.ts";
import { readTicket, toAuthor, toSummaries } from "./store.ts";

/** Everything about one ticket, as far as whoever asks may know. Rejects with `not-found`. */
export async function readDetail(
	{ conversations }: Context,
	db: Queryable,
	id: string,
	principal: Principal | null,
): Promise<TicketDetail> {
	const row = await readTicket(db, id);
	const [summary] = await toSummaries(db, [row]);
	if (!summary) throw new Error("a ticket has no summary");
	const messages = await db
		.select()
		.from(ticketMessages)
		.where(eq(ticketMessages.ticketId, id))
		.orderBy(asc(ticketMessages.id));
	const changes = await db
		.select()
		.from(ticketChanges)
		.where(eq(ticketChanges.ticketId, id))
		.orderBy(asc(ticketChanges.id));
	const watchers = await db
		.select()
		.from(ticketWatchers)
		.where(eq(ticketWatchers.ticketId, id))
		.orderBy(asc(ticketWatchers.name));
	const { conversationId } = row;
	const mayRead = principal?.permissions.has("conversations:read") ?? false;
	const found = conversationId !== null && mayRead ? await conversations.summaries(db, [conversationId]) : null;
	return {
		...summary,
		description: row.description,
		openedBy: toAuthor(row.openedByKind, row.openedByName),
		stepsTried: row.stepsTried,
		attachments: row.attachments.map(({ key: _key, ...attachment }) => attachment),
		messages: messages.map(({ id, kind, authorKind, authorName, text, at }) => ({
			id,
			kind,
			author: toAuthor(authorKind, authorName),
			text,
			at: at.toISOString(),
		})),
		history: changes.map(({ id, at, by, what, from, to }) => ({ id, at: at.toISOString(), by, what, from, to })),
		links: await readLinks(db, id),
		watchers: watchers.map(({ userId, name }) => ({ id: userId, name })),
		conversation: found?.get(conversationId ?? "") ?? null,
		transitions: row.mergedInto === null ? [...movesFrom(row.status)] : [],
	};
}
