import type { TicketFilter, TicketQuery, TicketSummary } from "@centralita/contracts";
import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import type { Principal } from "../../platform/security/principal.ts";
import { queryWords, wordsQuery } from "../conversations/index.ts";
import type { Context } from "./context.ts";
import { activeStatuses } from "./lifecycle.ts";
import { inQueue } from "./queue.ts";
import { type TicketRow, ticketColumns, tickets } from "./schema.ts";
import { toSummaries } from "./store.ts";

function assignedTo(assignee: TicketFilter["assignee"], principal: Principal | null): SQL | undefined {
	if (assignee === undefined) return undefined;
	if (assignee === "none") return isNull(tickets.assigneeId);
	if (assignee !== "mine") return eq(tickets.assigneeId, assignee);
	return principal?.kind === "user" ? eq(tickets.assigneeId, principal.id) : sql`false`;
}

function wordsIn(q: string | undefined): SQL | undefined {
	if (q === undefined || q === "") return undefined;
	const words = queryWords(q);
	return words.length === 0 ? sql`false` : sql`${tickets.search} @@ (${wordsQuery(words)})`;
}

const breached = sql`(${tickets.firstResponseBreachedAt} is not null or ${tickets.resolutionBreachedAt} is not null)`;

/** Newest first; `before` is the last id of the page before. */
export async function findTickets(
	context: Context,
	db: Queryable,
	filter: TicketFilter,
	{ principal, before, limit }: { principal: Principal | null; before: string | null; limit: number },
): Promise<TicketRow[]> {
	const { status } = filter;
	const me = principal?.kind === "user" ? principal.id : null;
	return db
		.select(ticketColumns)
		.from(tickets)
		.where(
			and(
				wordsIn(filter.q),
				status === "active" ? inArray(tickets.status, [...activeStatuses]) : undefined,
				status !== undefined && status !== "active" ? eq(tickets.status, status) : undefined,
				filter.priority ? eq(tickets.priority, filter.priority) : undefined,
				assignedTo(filter.assignee, principal),
				await inQueue(context, db, filter.queue, me),
				filter.tag ? sql`${tickets.tags} @> array[${filter.tag}]::text[]` : undefined,
				filter.channel ? eq(tickets.channel, filter.channel) : undefined,
				filter.breached === undefined ? undefined : filter.breached ? breached : sql`not ${breached}`,
				filter.conversationId ? eq(tickets.conversationId, filter.conversationId) : undefined,
				filter.contactId ? eq(tickets.contactId, filter.contactId) : undefined,
				before === null ? undefined : lt(tickets.id, before),
			),
		)
		.orderBy(desc(tickets.id))
		.limit(limit);
}

export async function listTickets(
	context: Context,
	db: Queryable,
	{ cursor = null, limit, ...filter }: Omit<TicketQuery, "cursor"> & { cursor?: string | null | undefined },
	principal: Principal | null,
): Promise<{ items: TicketSummary[]; nextCursor: string | null }> {
	const rows = await findTickets(context, db, filter, { principal, before: cursor, limit: limit + 1 });
	const items = await toSummaries(db, rows.slice(0, limit));
	return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
