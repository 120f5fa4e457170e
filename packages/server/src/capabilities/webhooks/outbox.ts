import { and, arrayContains, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/db/types.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Context } from "./context.ts";
import { deliverJob } from "./job-names.ts";
import { messageOf, type Told } from "./messages.ts";
import { deliveries, endpoints, feed, messages } from "./schema.ts";
import { markHeads } from "./store.ts";

const batchSize = 500;

export type Outbox = {
	/** Turns what has happened since the last time into messages. Several at once, or a death in between, double nothing. */
	fill(): Promise<void>;
	/** From now on, the first time. */
	begin(): Promise<void>;
};

/** Messages and their deliveries, written from the event feed: the feed's position moves in the same transaction. */
export function createOutbox(context: Pick<Context, "db" | "events" | "jobs" | "clock" | "config">): Outbox {
	const { db, events, jobs, clock, config } = context;

	async function address(tx: Transaction, told: readonly Told[]): Promise<void> {
		const types = [...new Set(told.map(({ type }) => type))];
		const wanted = or(isNull(endpoints.events), ...types.map((type) => arrayContains(endpoints.events, [type])));
		// Who concludes deliveries holds the same rows, and gives the next of a subject its turn.
		const rows = await tx
			.select({ id: endpoints.id, events: endpoints.events })
			.from(endpoints)
			.where(and(eq(endpoints.enabled, true), wanted))
			.orderBy(asc(endpoints.id))
			.for("update");
		if (rows.length === 0) return;
		await tx.insert(messages).values([...told]);
		const dueAt = new Date(clock.now());
		for (const { id: endpointId, events: chosen } of rows) {
			const its = told.filter(({ type }) => chosen === null || chosen.includes(type));
			if (its.length === 0) continue;
			await tx.insert(deliveries).values(
				its.map(({ id: messageId, subject }) => ({
					id: uuidv7(clock.now()),
					endpointId,
					messageId,
					subject,
					state: "waiting" as const,
					dueAt,
				})),
			);
			await markHeads(tx, endpointId, new Set(its.map(({ subject }) => subject)));
			await jobs.enqueue(tx, deliverJob, { endpointId }, { singletonKey: endpointId });
		}
	}

	return {
		async begin() {
			const { last } = await events.after(null, 1);
			await db.query
				.insert(feed)
				.values({ position: BigInt(last) })
				.onConflictDoNothing();
		},
		async fill() {
			for (;;) {
				const [at] = await db.query.select({ position: feed.position }).from(feed);
				if (!at) return;
				const { events: batch, last } = await events.after(String(at.position), batchSize);
				if (last === String(at.position)) return;
				const told = batch.flatMap((event) => messageOf(event, config.defaultCountry) ?? []);
				const gone = batch.flatMap(({ type, conversationId }) =>
					type === "conversation.deleted" && conversationId ? [`conversation:${conversationId}`] : [],
				);
				const moved = await db.transaction(async (tx) => {
					const rows = await tx
						.update(feed)
						.set({ position: BigInt(last) })
						.where(eq(feed.position, sql`${at.position}::bigint`))
						.returning({ position: feed.position });
					if (rows.length === 0) return false;
					if (told.length > 0) await address(tx, told);
					if (gone.length > 0) await tx.delete(messages).where(inArray(messages.subject, gone));
					return true;
				});
				if (!moved) return;
			}
		},
	};
}
