import { and, asc, inArray, isNull, lt, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Transaction } from "../../platform/db/types.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { Context } from "./context.ts";
import { eventOf, recordChanges } from "./record.ts";
import { type TicketRow, ticketColumns, tickets } from "./schema.ts";
import { updateTicket } from "./store.ts";

const batch = 200;

const overdue = (due: PgColumn, done: PgColumn, breached: PgColumn, now: Date): SQL | undefined =>
	and(lt(due, now), isNull(done), isNull(breached));

/** Finds promises that were not kept in one transaction's worth of tickets; returns how many. */
async function raise({ platform }: Context, tx: Transaction, now: Date): Promise<number> {
	const lock = (where: SQL | undefined): Promise<TicketRow[]> =>
		tx
			.select(ticketColumns)
			.from(tickets)
			.where(and(where, inArray(tickets.status, ["new", "open", "reopened"])))
			.orderBy(asc(tickets.id))
			.limit(batch)
			.for("update", { skipLocked: true });
	const { firstResponseDueAt, firstResponseDoneAt, firstResponseBreachedAt } = tickets;
	const { resolutionDueAt, resolutionDoneAt, resolutionBreachedAt } = tickets;
	const late = [
		...(await lock(overdue(firstResponseDueAt, firstResponseDoneAt, firstResponseBreachedAt, now))).map((row) => ({
			row,
			clock: "first-response" as const,
			dueAt: row.firstResponseDueAt,
			set: { firstResponseBreachedAt: now },
		})),
		...(await lock(overdue(resolutionDueAt, resolutionDoneAt, resolutionBreachedAt, now))).map((row) => ({
			row,
			clock: "resolution" as const,
			dueAt: row.resolutionDueAt,
			set: { resolutionBreachedAt: now },
		})),
	];
	for (const { row, clock, dueAt, set } of late) {
		await updateTicket(tx, row.id, set);
		await recordChanges(platform, tx, row.id, null, [{ what: "breached", to: clock }]);
		await platform.events.append(tx, "ticket.breached", {
			...eventOf(row),
			clock,
			dueAt: (dueAt ?? now).toISOString(),
		});
	}
	return late.length;
}

/** Each minute: what is overdue, told once. */
export const breachJob = (context: Context): JobDefinition => ({
	name: "tickets.find-breaches",
	schema: z.object({}),
	concurrency: 1,
	retryLimit: 0,
	expireInSeconds: 300,
	schedule: "* * * * *",
	async run(_data, { signal }) {
		const { db, clock } = context.platform;
		for (;;) {
			const found = await db.transaction((tx) => raise(context, tx, new Date(clock.now())));
			if (found === 0 || signal.aborted) return;
		}
	},
});
