import {
	type InboxQueueFilter,
	type InboxView,
	inboxCountLimit,
	type Mention,
	type TicketSummary,
} from "@centralita/contracts";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import type { Context } from "./context.ts";
import { mentionsIn } from "./mentions.ts";
import { inQueue } from "./queue.ts";
import { ticketColumns, ticketMentions, tickets } from "./schema.ts";
import { toSummaries } from "./store.ts";

/** A place in the order of attention: `attention` as the database keeps it, then the id. */
export type AttentionPlace = { attention: number; id: string };
export type AttentionQuery = {
	view: InboxView;
	queue?: InboxQueueFilter | undefined;
	/** Nobody (a program) has no tickets of their own. */
	me: string | null;
	after: AttentionPlace | null;
	limit: number;
};
export type AttendedTicket = AttentionPlace & { ticket: TicketSummary; mention: Mention | null };

const attention = sql<number>`${tickets}.attention`.mapWith(Number);
const place = sql<number>`${ticketMentions}.place`.mapWith(Number);
// Written out and no values of their own, so that the planner knows the partial index of each.
const active = sql`${tickets.status} in ('new', 'open', 'waiting', 'reopened')`;

/** Null for a view that holds no tickets. */
function ofView(view: InboxView, me: string | null): SQL | null {
	switch (view) {
		case "all":
			return active;
		case "mine":
			return me === null ? null : sql`${and(active, eq(tickets.assigneeId, me))}`;
		case "unassigned":
			return sql`${and(active, isNull(tickets.assigneeId))}`;
		case "waiting":
			return sql`${tickets.status} in ('new', 'reopened')`;
		case "mentions":
			return me === null ? null : eq(ticketMentions.userId, me);
		case "assistant":
			return null;
		case "closed":
			return sql`${tickets.status} in ('resolved', 'closed')`;
	}
}

/** Tickets of a view, those first that need somebody most. */
export async function ticketsByAttention(
	context: Context,
	db: Queryable,
	{ view, queue, me, after, limit }: AttentionQuery,
): Promise<AttendedTicket[]> {
	const of = ofView(view, me);
	if (of === null) return [];
	const [order, id] = view === "mentions" ? [place, ticketMentions.ticketId] : [attention, tickets.id];
	const past = after && sql`(${order}, ${id}) > (${after.attention}::bigint, ${after.id}::uuid)`;
	const select = db.select({ attention: order, row: ticketColumns }).from(tickets).$dynamic();
	if (view === "mentions") select.innerJoin(ticketMentions, eq(ticketMentions.ticketId, tickets.id));
	const rows = await select
		.where(and(of, await inQueue(context, db, queue, me), past ?? undefined))
		.orderBy(asc(order), asc(id))
		.limit(limit);
	const summaries = await toSummaries(
		db,
		rows.map(({ row }) => row),
	);
	const mentions = await mentionsIn(
		db,
		me,
		rows.map(({ row }) => row.id),
	);
	return summaries.map((ticket, index) => ({
		attention: rows[index]?.attention ?? 0,
		id: ticket.id,
		ticket,
		mention: mentions.get(ticket.id) ?? null,
	}));
}

/** How many tickets each view holds, up to `inboxCountLimit`; of the mentions, those not seen. */
export async function countTicketViews<V extends InboxView>(
	db: Queryable,
	me: string | null,
	views: readonly V[],
): Promise<Record<V, number>> {
	const counts = views.map((view) => {
		const of = ofView(view, me);
		return of === null
			? sql`0::int`
			: view === "mentions"
				? sql`(select count(*)::int from ${ticketMentions} where ${of} and ${isNull(ticketMentions.seenAt)})`
				: sql`(select count(*)::int from (select from ${tickets} where ${of} limit ${inboxCountLimit}) counted)`;
	});
	const { rows } = await db.execute<{ counts: number[] }>(sql`select array[${sql.join(counts, sql`, `)}] as counts`);
	return Object.fromEntries(views.map((view, index) => [view, rows[0]?.counts[index] ?? 0])) as Record<V, number>;
}
