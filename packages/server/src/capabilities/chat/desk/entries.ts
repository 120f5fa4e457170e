import {
	Id,
	type InboxEntry,
	type InboxEntryList,
	type InboxEntryQuery,
	type InboxQueueFilter,
	type InboxView,
	type InboxViewCounts,
	inboxCountLimit,
} from "@centralita/contracts";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Queryable } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { AttentionPlace } from "../../tickets/index.ts";
import {
	type ChatSessionRow,
	chatMentions,
	chatSessions as chats,
	chatQueueMembers as queueMembers,
} from "../schema.ts";
import type { ChatDependencies } from "../types.ts";
import { toItem } from "./items.ts";
import { mentionsIn } from "./mentions.ts";

const Place = z.tuple([z.number().int().safe(), Id]);

function decode(cursor: string): AttentionPlace {
	try {
		const [attention, id] = Place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
		return { attention, id };
	} catch {
		throw new AppError("bad-request", "The cursor is not one that this list gave out.");
	}
}

const encode = ({ attention, id }: AttentionPlace): string =>
	Buffer.from(JSON.stringify([attention, id])).toString("base64url");

const attention = sql<number>`${chats}.attention`.mapWith(Number);
const place = sql<number>`${chatMentions}.place`.mapWith(Number);
// Written out and no values of their own, so that the planner knows the partial index of each.
const open = sql`${chats.closedAt} is null`;
const people = sql`${open} and ${chats.handler} <> 'assistant'`;
const waiting = sql`${open} and ${chats.handler} = 'queue'`;

/** Null for whoever has no chats of their own. */
function ofView(view: InboxView, me: string | null): SQL | null {
	switch (view) {
		case "all":
			return people;
		case "mine":
			return me === null ? null : sql`${open} and ${chats.handler} = 'user' and ${eq(chats.userId, me)}`;
		case "unassigned":
		case "waiting":
			return waiting;
		case "mentions":
			return me === null ? null : eq(chatMentions.userId, me);
		case "assistant":
			return sql`${open} and ${chats.handler} = 'assistant'`;
		case "closed":
			return sql`${chats.closedAt} is not null`;
	}
}

function inQueue(queue: InboxQueueFilter | undefined, me: string | null): SQL | undefined {
	if (queue === undefined) return undefined;
	if (queue === "default") return isNull(chats.queueId);
	if (queue !== "mine") return eq(chats.queueId, queue);
	return sql`${chats.queueId} in (select ${queueMembers.queueId} from ${queueMembers} where ${queueMembers.userId} = ${me}::uuid)`;
}

type Attended<T> = AttentionPlace & { entry: T };
type ChatQuery = Pick<InboxEntryQuery, "view" | "queue" | "limit"> & {
	me: string | null;
	after: AttentionPlace | null;
};
type Reader = { me: string | null; readsTickets: boolean };

const inOrder = (a: AttentionPlace, b: AttentionPlace): number =>
	a.attention - b.attention || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const countedViews = [
	"all",
	"mine",
	"unassigned",
	"waiting",
	"mentions",
	"assistant",
] as const satisfies readonly InboxView[];

/** Chats and tickets in one order: those first that need somebody most. */
export function createEntries({ conversations, tickets }: Pick<ChatDependencies, "conversations" | "tickets">) {
	async function readChats(
		db: Queryable,
		{ view, queue, me, after, limit }: ChatQuery,
	): Promise<(AttentionPlace & { row: ChatSessionRow })[]> {
		const of = ofView(view, me);
		if (of === null) return [];
		const [order, id] = view === "mentions" ? [place, chatMentions.conversationId] : [attention, chats.conversationId];
		const past = after && sql`(${order}, ${id}) > (${after.attention}::bigint, ${after.id}::uuid)`;
		const select = db.select({ attention: order, row: chats }).from(chats).$dynamic();
		if (view === "mentions") select.innerJoin(chatMentions, eq(chatMentions.conversationId, chats.conversationId));
		const rows = await select
			.where(and(of, inQueue(queue, me), past ?? undefined))
			.orderBy(asc(order), asc(id))
			.limit(limit);
		return rows.map(({ row, ...at }) => ({ ...at, id: row.conversationId, row }));
	}

	async function toEntries(
		db: Queryable,
		me: string | null,
		rows: readonly (AttentionPlace & { row: ChatSessionRow })[],
	): Promise<Attended<InboxEntry>[]> {
		const ids = rows.map(({ id }) => id);
		const summaries = await conversations.summaries(db, ids);
		const mentions = await mentionsIn(db, me, ids);
		return rows.flatMap(({ row, ...place }) => {
			const summary = summaries.get(place.id);
			const mention = mentions.get(place.id) ?? null;
			return summary ? [{ ...place, entry: { kind: "chat" as const, ...toItem(row, summary), mention } }] : [];
		});
	}

	return {
		/** One page of a view. Rejects with `bad-request` on a strange cursor. */
		async list(
			db: Queryable,
			{ view, kind, queue, cursor, limit }: InboxEntryQuery,
			{ me, readsTickets }: Reader,
		): Promise<z.infer<typeof InboxEntryList>> {
			const after = cursor === undefined ? null : decode(cursor);
			const query = { view, queue, me, after, limit: limit + 1 };
			const chatRows = kind === "ticket" ? [] : await readChats(db, query);
			const found = kind === "chat" || !readsTickets ? [] : await tickets.byAttention(db, query);
			const places = [...chatRows, ...found].toSorted(inOrder).slice(0, limit);
			const shown = new Set(places.map(({ id }) => id));
			const entries = [
				...(await toEntries(
					db,
					me,
					chatRows.filter(({ id }) => shown.has(id)),
				)),
				...found
					.filter(({ id }) => shown.has(id))
					.map(({ ticket, mention, ...place }) => ({
						...place,
						entry: { kind: "ticket" as const, ...ticket, mention },
					})),
			].toSorted(inOrder);
			const last = places.at(-1);
			return {
				items: entries.map(({ entry }) => entry),
				nextCursor: last && chatRows.length + found.length > limit ? encode(last) : null,
			};
		},

		/** How many each view holds, of either kind up to `inboxCountLimit`. */
		async count(db: Queryable, { me, readsTickets }: Reader): Promise<InboxViewCounts> {
			const counts = countedViews.map((view) => {
				const of = ofView(view, me);
				return of === null
					? sql`0::int`
					: view === "mentions"
						? sql`(select count(*)::int from ${chatMentions} where ${of} and ${isNull(chatMentions.seenAt)})`
						: sql`(select count(*)::int from (select from ${chats} where ${of} limit ${inboxCountLimit}) counted)`;
			});
			const { rows } = await db.execute<{ counts: number[] }>(
				sql`select array[${sql.join(counts, sql`, `)}] as counts`,
			);
			const ofTickets = readsTickets ? await tickets.countViews(db, me, countedViews) : null;
			const total = (view: (typeof countedViews)[number], index: number) =>
				Math.min(inboxCountLimit, (rows[0]?.counts[index] ?? 0) + (ofTickets?.[view] ?? 0));
			return Object.fromEntries(countedViews.map((view, index) => [view, total(view, index)])) as InboxViewCounts;
		},
	};
}

export type Entries = ReturnType<typeof createEntries>;
