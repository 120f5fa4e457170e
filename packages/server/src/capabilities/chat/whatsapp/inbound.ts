import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import type { MessagingEvent } from "../../../ports/messaging.ts";
import type { TakenMessage } from "../service.ts";
import type { Outbox } from "./outbox.ts";
import { rename } from "./people.ts";
import { inbound, type QueuedEvent } from "./schema.ts";

const data = z.object({ queue: z.string().max(700) });
const job = { name: "chat.whatsapp-receive", schema: data };

/** Meta repeats for up to a week what was not answered with 200. */
const keptMs = 9 * 24 * 3_600_000;
const lateMs = 60_000;

/** What is left to do once a message is stored. */
export type Afterwards = { taken: TakenMessage | null; read: { messageId: string; typing: boolean } | null };

/** Works on a message, in the transaction that marks it as done. */
export type Intake = (tx: Transaction, event: QueuedEvent) => Promise<Afterwards | null>;

export type Inbound = {
	/** Stores what a webhook told, what was told before not again. Once it resolves nothing of it is lost. */
	accept(events: readonly MessagingEvent[]): Promise<void>;
	sweep(limit: number): Promise<void>;
	readonly job: JobDefinition<typeof data>;
};

/** When something was last told; null for never. */
export async function lastTold(db: Queryable): Promise<Date | null> {
	const [row] = await db.select({ at: sql<string | null>`max(${inbound.receivedAt})` }).from(inbound);
	return row?.at ? new Date(row.at) : null;
}

export function createInbound(
	{ db, jobs, clock }: Pick<Platform, "db" | "jobs" | "clock">,
	outbox: Outbox,
	intake: Intake,
	afterwards: (what: Afterwards) => void,
): Inbound {
	/** Clocks differ: what was told cannot be of later than now. */
	const told = ({ at }: Pick<MessagingEvent, "at">): Date => new Date(Math.min(at, clock.now()));

	/** Whether it is told for the first time. */
	async function keep(tx: Transaction, event: MessagingEvent, queue: string, kept: QueuedEvent | null) {
		const inserted = await tx
			.insert(inbound)
			.values({
				key: `${event.account}/${event.key}`,
				queue,
				event: kept,
				toldAt: told(event),
				receivedAt: new Date(clock.now()),
			})
			.onConflictDoNothing()
			.returning({ key: inbound.key });
		return inserted.length > 0;
	}

	/** The next message of a queue, worked on; null when there is none. */
	const workOnNext = (queue: string): Promise<{ done: Afterwards | null } | null> =>
		db.transaction(async (tx) => {
			const [row] = await tx
				.select()
				.from(inbound)
				.where(and(eq(inbound.queue, queue), isNotNull(inbound.event)))
				.orderBy(asc(inbound.toldAt), asc(inbound.receivedAt), asc(inbound.key))
				.limit(1)
				.for("update");
			if (!row?.event) return null;
			await tx.update(inbound).set({ event: null }).where(eq(inbound.key, row.key));
			return { done: await intake(tx, { ...row.event, at: row.toldAt.getTime() }) };
		});

	return {
		async accept(events) {
			const messages = events.filter((event) => event.type === "message");
			// Before messages: who writes from a new number is known by it then.
			for (const event of events) {
				if (event.type === "message") continue;
				await db.transaction(async (tx) => {
					if (!(await keep(tx, event, event.type, null))) return;
					if (event.type === "status") await outbox.heed(tx, event);
					else await rename(tx, event.account, event);
				});
			}
			if (messages.length > 0)
				await db.transaction(async (tx) => {
					const queues = new Set<string>();
					for (const event of messages) {
						const queue = `${event.account}/${event.sender.id}`;
						if (await keep(tx, event, queue, event)) queues.add(queue);
					}
					for (const queue of queues) await jobs.enqueue(tx, job, { queue });
				});
		},
		async sweep(limit) {
			const before = (ms: number) => new Date(clock.now() - ms);
			const late = await db.query
				.selectDistinct({ queue: inbound.queue })
				.from(inbound)
				.where(and(isNotNull(inbound.event), lt(inbound.receivedAt, before(lateMs))))
				.limit(limit);
			for (const { queue } of late) await db.transaction((tx) => jobs.enqueue(tx, job, { queue }));
			const old = await db.query
				.select({ key: inbound.key })
				.from(inbound)
				.where(and(isNull(inbound.event), lt(inbound.receivedAt, before(keptMs))))
				.limit(limit * 10);
			if (old.length > 0)
				await db.query.delete(inbound).where(
					inArray(
						inbound.key,
						old.map(({ key }) => key),
					),
				);
		},
		job: {
			...job,
			concurrency: 4,
			retryLimit: 5,
			expireInSeconds: 120,
			async run({ queue }) {
				for (;;) {
					const next = await workOnNext(queue);
					if (next === null) return;
					if (next.done) afterwards(next.done);
				}
			},
		},
	};
}
