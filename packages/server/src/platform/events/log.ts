import { type EventData, type EventType, eventSchemas, eventTypes, type FeedEvent } from "@centralita/contracts";
import { type SQL, sql } from "drizzle-orm";
import { afterCommit } from "../db/index.ts";
import type { Database, Queryable, Transaction } from "../db/types.ts";
import type { EventLog, StoredEvent } from "./types.ts";
import type { WakeBus } from "./wake.ts";

type Row = {
	id: string;
	conversation_id: string | null;
	number: number | null;
	type: string;
	at: string | Date;
	data: Record<string, unknown>;
};

/** In `order by`, a bare `id` would mean this text. */
const columns = sql`id::text as id, conversation_id, number, type, at, data`;
/** No transaction below it is still open, so nothing can appear there any more. */
const settled = sql`xid < pg_snapshot_xmin(pg_current_snapshot())`;

const known = new Set<string>(eventTypes);

/** Rows were validated when they were appended. */
const fromRow = (row: Row): StoredEvent => ({
	id: row.id,
	conversationId: row.conversation_id,
	number: row.number,
	type: row.type as EventType,
	at: new Date(row.at),
	data: row.data as EventData<EventType>,
});

async function select(db: Queryable, query: SQL): Promise<StoredEvent[]> {
	const { rows } = await db.execute<Row>(query);
	return rows.filter((row) => known.has(row.type)).map(fromRow);
}

/** The last settled position, "0" when there is none. */
async function lastPosition(db: Queryable): Promise<string> {
	const { rows } = await db.execute<{ id: string }>(
		sql`select id::text as id from events where ${settled} order by events.xid desc, events.id desc limit 1`,
	);
	return rows[0]?.id ?? "0";
}

async function append<T extends EventType>(tx: Transaction, type: T, data: EventData<T>): Promise<number> {
	const valid: Record<string, unknown> = eventSchemas[type].parse(data);
	const conversationId = typeof valid.conversationId === "string" ? valid.conversationId : null;
	const json = JSON.stringify(valid);
	if (conversationId === null) {
		await tx.execute(sql`insert into events (type, data) values (${type}, ${json}::jsonb)`);
		return 0;
	}
	const { rows } = await tx.execute<{ number: number }>(
		sql`select append_event(${conversationId}, ${type}, ${json}) as number`,
	);
	const [row] = rows;
	if (!row) throw new Error("the event was not appended");
	return row.number;
}

/** The event log on a database whose platform migrations are applied. */
export function createEventLog(db: Database, wakes: WakeBus): EventLog {
	const appended = (tx: Transaction) => afterCommit(tx, "events", wakes.wake);
	return {
		async append(tx, type, data) {
			const number = await append(tx, type, data);
			appended(tx);
			return number;
		},
		appended,
		ofConversation: (queryable, conversationId, after, limit) =>
			select(
				queryable,
				sql`select ${columns} from events
					where conversation_id = ${conversationId} and number > ${after} and not erased
					order by number limit ${limit}`,
			),
		async lastNumber(queryable, conversationId) {
			const { rows } = await queryable.execute<{ last: number }>(
				sql`select last from event_counters where conversation_id = ${conversationId}`,
			);
			return rows[0]?.last ?? 0;
		},
		async lastNumbers(queryable, conversationIds) {
			if (conversationIds.length === 0) return new Map();
			const ids = sql.join(
				conversationIds.map((id) => sql`${id}::uuid`),
				sql`, `,
			);
			const { rows } = await queryable.execute<{ id: string; last: number }>(
				sql`select conversation_id as id, last from event_counters where conversation_id in (${ids})`,
			);
			return new Map(rows.map(({ id, last }) => [id, last]));
		},
		async after(id, limit) {
			if (id === null) return { events: [], last: await lastPosition(db.query) };
			const from = sql`(select e.xid from events e where e.id <= ${id}::bigint order by e.id desc limit 1)`;
			const { rows } = await db.query.execute<Row & { erased: boolean }>(sql`
				select ${columns}, erased from events
				where ${settled} and (xid, id) > (coalesce(${from}, '0'::xid8), ${id}::bigint)
				order by events.xid, events.id limit ${limit}`);
			const events = rows.filter((row) => known.has(row.type) && !row.erased).map(fromRow);
			return { events, last: rows.at(-1)?.id ?? id };
		},
		// Empty rows stay: the feed reads on from them, whoever had got that far.
		async erase(tx, conversationId) {
			await tx.execute(sql`
				update events set data = jsonb_build_object('conversationId', conversation_id), erased = true
				where conversation_id = ${conversationId}`);
		},
		onAppended: wakes.listen,
		toFeed: (event): FeedEvent => ({
			id: event.id,
			type: event.type,
			at: event.at.toISOString(),
			data: { ...event.data },
		}),
	};
}

/**
 * Transaction ids start again when a dump is restored into another server, and the feed would wait for them to catch up.
 * Called at every start: gives what seems to come from the future the order of its ids.
 */
export async function rebaseEvents(db: Database): Promise<void> {
	await db.transaction((tx) =>
		tx.execute(sql`
			update events set xid = '1'::xid8
			where exists (select 1 from events e where e.xid > pg_snapshot_xmax(pg_current_snapshot()))`),
	);
}
