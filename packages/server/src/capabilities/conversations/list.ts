import type { ConversationQuery, ConversationSummary } from "@centralita/contracts";
import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type ConversationRow, conversationColumns, conversations } from "./schema.ts";
import { matches } from "./search.ts";
import type { Contacts } from "./types.ts";

const filters = (query: Partial<ConversationQuery>): SQL | undefined => {
	const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
	return and(
		...[
			query.from && gte(conversations.startedAt, new Date(query.from)),
			query.to && lt(conversations.startedAt, new Date(query.to)),
			query.channel && eq(conversations.channel, query.channel),
			query.outcome && eq(conversations.outcome, query.outcome),
			query.assistantId && eq(conversations.assistantId, query.assistantId),
			query.status && eq(conversations.status, query.status),
			query.q && matches(query.q),
			after &&
				sql`(${conversations.startedAt}, ${conversations.id}) < (${after.startedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
		].filter((condition) => typeof condition === "object" && condition !== null),
	);
};

type Names = ReadonlyMap<string, string | null>;

/** The contacts' names of a page of conversations. */
export async function readNames(
	contacts: Contacts,
	db: Queryable,
	rows: readonly Pick<ConversationRow, "contactId">[],
): Promise<Names> {
	const ids = [...new Set(rows.flatMap((row) => row.contactId ?? []))];
	return ids.length === 0 ? new Map() : contacts.names(db, ids);
}

/** A conversation for a list. */
export const toSummary = (row: ConversationRow, names: Names): ConversationSummary => ({
	id: row.id,
	channel: row.channel,
	status: row.status,
	assistant:
		row.assistantId === null
			? null
			: { id: row.assistantId, name: row.assistantName ?? "", version: row.assistantVersion ?? 0 },
	contact: row.contactId === null ? null : { id: row.contactId, name: names.get(row.contactId) ?? null },
	label: row.label,
	locale: row.locale,
	startedAt: row.startedAt.toISOString(),
	endedAt: row.endedAt?.toISOString() ?? null,
	durationMs: row.durationMs,
	turns: row.turnCount,
	outcome: row.outcome,
	endReason: row.endReason,
	sentiment: row.sentiment,
	summary: row.summary,
	latencyP50Ms: row.latencyP50Ms,
	costMicros: row.costMicros,
	hasRecording: row.recording !== null,
});

/** Newest first, a page at a time by key: rows that come in meanwhile neither shift nor repeat what follows. */
export async function listConversations(
	db: Queryable,
	query: ConversationQuery,
	contacts: Contacts,
): Promise<{ items: ConversationSummary[]; nextCursor: string | null }> {
	const rows = await db
		.select(conversationColumns)
		.from(conversations)
		.where(filters(query))
		.orderBy(desc(conversations.startedAt), desc(conversations.id))
		.limit(query.limit + 1);
	const shown = rows.slice(0, query.limit);
	const names = await readNames(contacts, db, shown);
	const last = shown.at(-1);
	return {
		items: shown.map((row) => toSummary(row, names)),
		nextCursor: rows.length > query.limit && last ? encodeCursor(last) : null,
	};
}
