import { and, asc, eq, gt, inArray, lte, or, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import {
	type AttemptRow,
	attempts,
	type DeliveryRow,
	deliveries,
	type EndpointRow,
	endpoints,
	messages,
} from "./schema.ts";

const open = sql`state in ('waiting', 'sending')`;

/** Held until the transaction ends: whoever changes which delivery is whose head holds it. Null when there is none. */
export async function lockEndpoint(tx: Transaction, id: string): Promise<EndpointRow | null> {
	const [row] = await tx.select().from(endpoints).where(eq(endpoints.id, id)).for("update");
	return row ?? null;
}

/** Gives the oldest open delivery of each subject its turn. */
export async function markHeads(tx: Transaction, endpointId: string, subjects: ReadonlySet<string>): Promise<void> {
	if (subjects.size === 0) return;
	await tx.execute(sql`
		update webhook_deliveries set head = true
		where not head and id in (
			select oldest.id from jsonb_array_elements_text(${JSON.stringify([...subjects])}::jsonb) as told(subject)
			cross join lateral (
				select id from webhook_deliveries
				where endpoint_id = ${endpointId}::uuid and webhook_deliveries.subject = told.subject and ${open}
				order by position limit 1
			) oldest)`);
}

/** The same for all subjects, after old ones were opened again. */
export async function markAllHeads(tx: Transaction, endpointId: string): Promise<void> {
	await tx.execute(sql`
		update webhook_deliveries set head = false
		where endpoint_id = ${endpointId}::uuid and head and state = 'waiting'`);
	await tx.execute(sql`
		update webhook_deliveries set head = true where id in (
			select distinct on (subject) id from webhook_deliveries
			where endpoint_id = ${endpointId}::uuid and ${open} order by subject, position)`);
}

export type Claimed = DeliveryRow & { body: string };

/** How many are being sent by somebody who is not late. */
export async function countBusy(tx: Transaction, endpointId: string, now: Date): Promise<number> {
	const isSending = and(eq(deliveries.head, true), eq(deliveries.state, "sending"), gt(deliveries.leaseUntil, now));
	return tx.$count(deliveries, and(eq(deliveries.endpointId, endpointId), isSending));
}

const isDue = (now: Date) =>
	or(
		and(eq(deliveries.state, "waiting"), lte(deliveries.dueAt, now)),
		and(eq(deliveries.state, "sending"), lte(deliveries.leaseUntil, now)),
	);

/** The oldest deliveries that are due, with what they send. */
export async function dueDeliveries(tx: Transaction, endpointId: string, now: Date, limit: number): Promise<Claimed[]> {
	const rows = await tx
		.select({ delivery: deliveries, body: messages.body })
		.from(deliveries)
		.innerJoin(messages, eq(messages.id, deliveries.messageId))
		.where(and(eq(deliveries.endpointId, endpointId), eq(deliveries.head, true), isDue(now)))
		.orderBy(asc(deliveries.position))
		.limit(limit);
	return rows.map(({ delivery, body }) => ({ ...delivery, body }));
}

/** Marks them as being sent, each attempt counted before it is made. */
export async function lease(tx: Transaction, ids: readonly string[], until: Date): Promise<void> {
	await tx
		.update(deliveries)
		.set({ state: "sending", leaseUntil: until, attempts: sql`${deliveries.attempts} + 1` })
		.where(inArray(deliveries.id, [...ids]));
}

export type Outcome = Pick<DeliveryRow, "id" | "state" | "attempts" | "dueAt"> & { claimedAttempts: number };

/** Stores what became of deliveries, except where somebody else has taken them since; the subjects that are free now. */
export async function storeOutcomes(tx: Transaction, outcomes: readonly Outcome[]): Promise<Set<string>> {
	const { rows } = await tx.execute<{ subject: string; state: string }>(sql`
		update webhook_deliveries d
		set state = o.state, attempts = o.attempts, due_at = o."dueAt", lease_until = null, head = (o.state = 'waiting')
		from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
			as o(id uuid, state text, attempts int, "claimedAttempts" int, "dueAt" timestamptz)
		where d.id = o.id and d.state = 'sending' and d.attempts = o."claimedAttempts"
		returning d.subject, d.state`);
	return new Set(rows.filter(({ state }) => state !== "waiting").map(({ subject }) => subject));
}

export async function logAttempts(db: Queryable, rows: readonly AttemptRow[]): Promise<void> {
	if (rows.length > 0) await db.insert(attempts).values([...rows]);
}

/** When something is due at the endpoint next; null when nothing waits. */
export async function nextDue(db: Queryable, endpointId: string): Promise<Date | null> {
	const [row] = await db
		.select({ at: deliveries.dueAt })
		.from(deliveries)
		.where(and(eq(deliveries.endpointId, endpointId), eq(deliveries.head, true), eq(deliveries.state, "waiting")))
		.orderBy(asc(deliveries.dueAt))
		.limit(1);
	return row?.at ?? null;
}

/** Endpoints with something to do. */
export async function endpointsDue(db: Queryable, now: Date): Promise<string[]> {
	const rows = await db
		.selectDistinct({ id: deliveries.endpointId })
		.from(deliveries)
		.innerJoin(endpoints, eq(endpoints.id, deliveries.endpointId))
		.where(and(eq(endpoints.enabled, true), eq(deliveries.head, true), isDue(now)));
	return rows.map(({ id }) => id);
}
