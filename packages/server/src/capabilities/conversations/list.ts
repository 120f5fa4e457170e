import type { ConversationQuery, ConversationSummary } from "@centralita/contracts";
import { and, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor.ts";
import { facetsOf, findByWords } from "./find.ts";
import { type ConversationRow, conversationColumns, conversations } from "./schema.ts";
import { queryWords } from "./search.ts";
import type { Contacts } from "./types.ts";

const filters = (query: ConversationQuery, after: Cursor | null): SQL | undefined =>
	and(
		query.from ? gte(conversations.startedAt, new Date(query.from)) : undefined,
		query.to ? lt(conversations.startedAt, new Date(query.to)) : undefined,
		query.channel ? eq(conversations.channel, query.channel) : undefined,
		query.outcome ? eq(conversations.outcome, query.outcome) : undefined,
		query.assistantId ? eq(conversations.assistantId, query.assistantId) : undefined,
		query.contactId ? eq(conversations.contactId, query.contactId) : undefined,
		query.status ? eq(conversations.status, query.status) : undefined,
		after
			? sql`(${conversations.startedAt}, ${conversations.id}) < (${after.startedAt.toISOString()}::timestamptz, ${after.id}::uuid)`
			: undefined,
	);

const newestFirst = [desc(conversations.startedAt), desc(conversations.id)];

async function readPage(
	{ db, clock }: Pick<Platform, "db" | "clock">,
	query: ConversationQuery,
	limit: number,
): Promise<ConversationRow[]> {
	const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
	const rows = db.query.select(conversationColumns).from(conversations);
	if (query.q && query.contactId) throw new AppError("bad-request", "Search by words, or by contact.");
	const words = query.q ? queryWords(query.q) : [];
	if (query.q && words.length === 0) return [];
	// One filter has an index in the right order, and a contact has few. Two may have nothing in common but the past that
	// they walk through.
	if (query.contactId || (!query.q && facetsOf(query).length < 2))
		return rows
			.where(filters(query, after))
			.orderBy(...newestFirst)
			.limit(limit);
	const ids = await findByWords(db, words, query, { after, limit, now: new Date(clock.now()) });
	return ids.length === 0 ? [] : rows.where(inArray(conversations.id, ids)).orderBy(...newestFirst);
}

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
	latencyP95Ms: row.latencyP95Ms,
	latencyP99Ms: row.latencyP99Ms,
	costMicros: row.costMicros,
	hasRecording: row.recording !== null,
});

/** Newest first, a page at a time by key: rows that come in meanwhile neither shift nor repeat what follows. */
export async function listConversations(
	platform: Pick<Platform, "db" | "clock">,
	contacts: Contacts,
	query: ConversationQuery,
): Promise<{ items: ConversationSummary[]; nextCursor: string | null }> {
	const rows = await readPage(platform, query, query.limit + 1);
	const shown = rows.slice(0, query.limit);
	const names = await readNames(contacts, platform.db.query, shown);
	const last = shown.at(-1);
	return {
		items: shown.map((row) => toSummary(row, names)),
		nextCursor: rows.length > query.limit && last ? encodeCursor(last) : null,
	};
}
