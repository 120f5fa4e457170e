import type {
	WebhookAttempt,
	WebhookDelivery,
	WebhookDeliveryDetail,
	WebhookDeliveryState,
	WebhookReplay,
	WebhookTest,
} from "@centralita/contracts";
import { and, desc, eq, gte, inArray, lt, ne, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { attemptDelivery, succeeded } from "./attempt.ts";
import type { Actor, Context } from "./context.ts";
import type { Endpoints } from "./endpoints.ts";
import { deliverJob } from "./job-names.ts";
import {
	type AttemptRow,
	attempts,
	type DeliveryRow,
	deliveries,
	endpoints as endpointTable,
	type MessageRow,
	messages,
} from "./schema.ts";
import { lockEndpoint, logAttempts, markAllHeads } from "./store.ts";

type Page = { state?: WebhookDeliveryState | undefined; cursor?: string | undefined; limit: number };

const testType = "webhook.test";
const missing = () => new AppError("not-found", "There is no such delivery.");

const toAttempt = ({ at, durationMs, status, problem, detail, answer }: AttemptRow): WebhookAttempt => ({
	...{ at: at.toISOString(), durationMs, status, problem, detail, answer },
});

function toDelivery(
	row: DeliveryRow,
	message: Pick<MessageRow, "type" | "at">,
	last: AttemptRow | null,
): WebhookDelivery {
	const isOpen = row.state === "waiting" || row.state === "sending";
	return {
		id: row.id,
		messageId: row.messageId,
		type: message.type,
		state: row.state,
		attempts: row.attempts,
		at: message.at.toISOString(),
		nextAttemptAt: isOpen ? row.dueAt.toISOString() : null,
		lastAttempt: last && toAttempt(last),
	};
}

/** The newest attempt of each delivery. */
async function lastAttempts(db: Queryable, ids: readonly string[]): Promise<Map<string, AttemptRow>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectDistinctOn([attempts.deliveryId])
		.from(attempts)
		.where(inArray(attempts.deliveryId, [...ids]))
		.orderBy(attempts.deliveryId, desc(attempts.id));
	return new Map(rows.map((row) => [row.deliveryId, row]));
}

/** What was sent where, and how that went. */
export function createDeliveries(context: Context, endpoints: Endpoints) {
	const { db, jobs, clock, audit } = context;

	/** Opens again those that the condition names; returns how many. The endpoint's row is locked. */
	async function reopen(tx: Transaction, endpointId: string, which: SQL | undefined): Promise<number> {
		const { rowCount } = await tx
			.update(deliveries)
			.set({ state: "waiting", attempts: 0, dueAt: new Date(clock.now()), leaseUntil: null })
			.where(and(eq(deliveries.endpointId, endpointId), which));
		await markAllHeads(tx, endpointId);
		// Somebody says that the receiver is well again.
		await tx.update(endpointTable).set({ pausedUntil: null }).where(eq(endpointTable.id, endpointId));
		await jobs.enqueue(tx, deliverJob, { endpointId }, { singletonKey: endpointId });
		return rowCount ?? 0;
	}

	return {
		async list(endpointId: string, { state, cursor, limit }: Page) {
			await endpoints.get(db.query, endpointId);
			const rows = await db.query
				.select({ delivery: deliveries, message: { type: messages.type, at: messages.at } })
				.from(deliveries)
				.innerJoin(messages, eq(messages.id, deliveries.messageId))
				.where(
					and(
						eq(deliveries.endpointId, endpointId),
						state && eq(deliveries.state, state),
						cursor === undefined ? undefined : lt(deliveries.position, Number(cursor)),
					),
				)
				.orderBy(desc(deliveries.position))
				.limit(limit + 1);
			const shown = rows.slice(0, limit);
			const last = await lastAttempts(
				db.query,
				shown.map(({ delivery }) => delivery.id),
			);
			const items = shown.map(({ delivery, message }) => toDelivery(delivery, message, last.get(delivery.id) ?? null));
			const nextCursor = rows.length > limit ? String(shown.at(-1)?.delivery.position) : null;
			return { items, nextCursor };
		},

		async detail(id: string): Promise<WebhookDeliveryDetail> {
			const [row] = await db.query
				.select({ delivery: deliveries, message: messages })
				.from(deliveries)
				.innerJoin(messages, eq(messages.id, deliveries.messageId))
				.where(eq(deliveries.id, id));
			if (!row) throw missing();
			const log = await db.query
				.select()
				.from(attempts)
				.where(eq(attempts.deliveryId, id))
				.orderBy(desc(attempts.id))
				.limit(100);
			const view = toDelivery(row.delivery, row.message, log[0] ?? null);
			return { ...view, body: row.message.body, log: log.map(toAttempt) };
		},

		/** Sends one again, under the same `webhook-id`. Rejects with `conflict` while it is on its way. */
		replay: (id: string, actor: Actor): Promise<void> =>
			db.transaction(async (tx) => {
				const [found] = await tx.select().from(deliveries).where(eq(deliveries.id, id));
				if (!found || !(await lockEndpoint(tx, found.endpointId))) throw missing();
				const [row] = await tx.select().from(deliveries).where(eq(deliveries.id, id));
				if (!row) throw missing();
				if (row.state === "sending") throw new AppError("conflict", "It is being sent at this moment.");
				await reopen(tx, row.endpointId, eq(deliveries.id, id));
				await audit.record(tx, { ...actor, action: "webhook.replayed", subject: row.endpointId, detail: { count: 1 } });
			}),

		/** Sends again what happened since a time; returns how many. */
		replaySince: (endpointId: string, { since, what }: z.infer<typeof WebhookReplay>, actor: Actor): Promise<number> =>
			db.transaction(async (tx) => {
				if (!(await lockEndpoint(tx, endpointId))) throw new AppError("not-found", "There is no such endpoint.");
				const told = tx
					.select({ id: messages.id })
					.from(messages)
					.where(and(gte(messages.at, new Date(since)), ne(messages.type, testType)));
				const over: WebhookDeliveryState[] = what === "all" ? ["failed", "delivered"] : ["failed"];
				const which = and(inArray(deliveries.state, over), inArray(deliveries.messageId, told));
				const count = await reopen(tx, endpointId, which);
				const detail = { since, what, count };
				await audit.record(tx, { ...actor, action: "webhook.replayed", subject: endpointId, detail });
				return count;
			}),

		/** Sends a message that means nothing, now and once. */
		async test(endpointId: string): Promise<WebhookTest> {
			const endpoint = await endpoints.get(db.query, endpointId);
			const at = new Date(clock.now());
			const [id, deliveryId] = [`msg_${uuidv7(clock.now()).replaceAll("-", "")}`, uuidv7(clock.now())];
			const type = testType;
			const body = JSON.stringify({ type, timestamp: at.toISOString(), data: { endpointId } });
			const { retryAfterMs: _, ...attempt } = await attemptDelivery(context, endpoint, { id, body });
			const ok = succeeded(attempt);
			await db.transaction(async (tx) => {
				await tx.insert(messages).values({ id, type, subject: `test:${id}`, body, at });
				const state = ok ? "delivered" : "failed";
				await tx
					.insert(deliveries)
					.values({ id: deliveryId, endpointId, messageId: id, subject: `test:${id}`, state, attempts: 1, dueAt: at });
				await logAttempts(tx, [{ deliveryId, ...attempt }]);
			});
			return { ok, attempt: toAttempt({ deliveryId, ...attempt }) };
		},
	};
}

export type Deliveries = ReturnType<typeof createDeliveries>;
