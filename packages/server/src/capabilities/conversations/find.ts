import type { ConversationQuery } from "@centralita/contracts";
import { type SQL, sql } from "drizzle-orm";
import type { Database, Transaction } from "../../platform/db/types.ts";
import type { Cursor } from "./cursor.ts";
import { conversations } from "./schema.ts";
import { wordsOf, wordsQuery } from "./search.ts";
import { windowsBack } from "./search-windows.ts";

type Hit = { id: string; at: number };

/** As a tsquery; facets hold no quote. */
const anyOf = (facets: readonly string[]) => sql`${facets.map((facet) => `'${facet}'`).join(" | ")}::tsquery`;

/** What narrows a list that the index on words can answer. */
export const facetsOf = (query: ConversationQuery): string[] =>
	[
		query.channel && `~channel:${query.channel}`,
		query.assistantId && `~assistant:${query.assistantId}`,
		query.outcome && `~outcome:${query.outcome}`,
	].filter((facet) => facet !== undefined);

async function select(tx: Transaction, from: SQL, conditions: readonly SQL[], limit: number): Promise<Hit[]> {
	const { rows } = await tx.execute<Hit>(sql`
		${from} where ${sql.join([...conditions], sql` and `)}
		order by started_at desc, id desc limit ${limit}`);
	return rows;
}

const columns = sql`id, extract(epoch from started_at)::float8 as at`;
const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** Few, and their words change with every turn: read as they stand. */
function findLive(tx: Transaction, words: SQL | null, query: ConversationQuery, bounds: readonly SQL[], limit: number) {
	const conditions = [sql`status = 'live'`, ...bounds];
	if (words) conditions.push(sql`${wordsOf()} @@ (${words})`);
	if (query.channel) conditions.push(sql`channel = ${query.channel}`);
	if (query.assistantId) conditions.push(sql`assistant_id = ${query.assistantId}`);
	if (query.outcome) conditions.push(sql`outcome = ${query.outcome}`);
	return select(tx, sql`select ${columns} from ${conversations}`, conditions, limit);
}

async function findEnded(
	tx: Transaction,
	words: SQL | null,
	query: ConversationQuery,
	bounds: readonly SQL[],
	limit: number,
	until: Date,
): Promise<Hit[]> {
	const oldest = query.from === undefined ? null : new Date(query.from);
	const narrowed = [...(words ? [words] : []), ...facetsOf(query).map((facet) => anyOf([facet]))];
	const found: Hit[] = [];
	let before: Date | null = null;
	for (const window of windowsBack(until)) {
		const wanted = window.facets.length === 0 ? narrowed : [...narrowed, anyOf(window.facets)];
		// By this index alone, and kept apart: the planner cannot know how rare the words are, and would guess wrong by far.
		const hits = sql`with hits as materialized (
			select id, started_at from ${conversations} where search @@ (${sql.join([...wanted], sql` && `)})
		) select ${columns} from hits`;
		const conditions = [sql`true`, ...bounds];
		if (window.from) conditions.push(sql`started_at >= ${moment(window.from)}`);
		if (before) conditions.push(sql`started_at < ${moment(before)}`);
		found.push(...(await select(tx, hits, conditions, limit - found.length)));
		if (found.length >= limit || (oldest && window.from && window.from <= oldest)) break;
		before = window.from;
	}
	return found;
}

/**
 * Ids of conversations with all the `words` and facets of `query` (some of either), newest first, at most `limit`.
 * Ended ones have them indexed; a search goes back in time only as far as it must.
 */
export function findByWords(
	db: Pick<Database, "transaction">,
	words: readonly string[],
	query: ConversationQuery,
	{ after, limit, now }: { after: Cursor | null; limit: number; now: Date },
): Promise<string[]> {
	const wanted = words.length === 0 ? null : wordsQuery(words);
	const bounds: SQL[] = [];
	if (query.from) bounds.push(sql`started_at >= ${query.from}::timestamptz`);
	if (query.to) bounds.push(sql`started_at < ${query.to}::timestamptz`);
	if (after) bounds.push(sql`(started_at, id) < (${moment(after.startedAt)}, ${after.id}::uuid)`);
	const ends = [now, query.to && new Date(query.to), after?.startedAt].filter((end) => end instanceof Date);
	const until = new Date(Math.min(...ends.map((end) => end.getTime())));
	return db.transaction(async (tx) => {
		// The index on words is the only one that helps.
		await tx.execute(sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`);
		// Live ones first: one that ends in between is then found twice rather than missed.
		const live = query.status === "ended" ? [] : await findLive(tx, wanted, query, bounds, limit);
		const ended = query.status === "live" ? [] : await findEnded(tx, wanted, query, bounds, limit, until);
		const all = new Map([...live, ...ended].map((hit) => [hit.id, hit]));
		return [...all.values()]
			.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
			.slice(0, limit)
			.map((hit) => hit.id);
	});
}
