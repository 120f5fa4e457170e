import { and, eq, gt, gte, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import type { CarrierCall, CarrierEvent, Telephony } from "../../../ports/telephony.ts";
import type { Accounts } from "../lines/accounts.ts";
import { type AccountRow, type CallRow, calls } from "../schema.ts";
import { findCall } from "../store.ts";
import type { Endings } from "./endings.ts";
import type { CarrierHandler } from "./handler.ts";
import { hangUpJob, reconcileJob } from "./job-types.ts";
import { changeCall, forgetOldEvents, lockCall } from "./store.ts";

const carrierTimeoutMs = 8000;
/** An order of which the carrier knows nothing after this was never taken. */
const undecidedMs = 90_000;
/** Until then it is asked again this often. */
const askAgainSeconds = 20;
/** A line that is not back by then will not be. */
const detachedMs = 20_000;
/** The carrier asks by itself what comes next within this. */
const ownRequestMs = 5000;
/** Without any news for so long, the carrier is asked. */
const silentMs = 120_000;
/** Carriers end calls after four hours: one of which still nothing can be learned, e.g. of an account that is gone, is over. */
const longestMs = 5 * 3_600_000;
/** Words of the carrier's own, said to a caller whom we could not take, are said by then. */
const lastWordsMs = 180_000;
const eventsKeptMs = 48 * 3_600_000;
const costAskedMs = 3 * 3_600_000;
const mostChecks = 4;
/** Some carriers tell their price a minute or two after the end. */
const costChecks = 2;
const batch = 50;
/** An order may be so much older than the moment at which it was given. */
const lookBackMs = 600_000;

type Deps = { accounts: Accounts; handler: CarrierHandler; endings: Endings };

/**
 * Makes up for webhooks that were lost: the carrier is asked what became of calls of which nothing was heard, of orders
 * whose answer was lost, and of what they cost.
 */
export function createReconciliation(
	platform: Pick<Platform, "db" | "clock" | "jobs" | "log">,
	{ accounts, handler, endings }: Deps,
) {
	const { db, clock, jobs, log } = platform;
	const signal = () => AbortSignal.timeout(carrierTimeoutMs);

	/** What the carrier's record says, as the event that should have said it. */
	const asEvent = (row: CallRow, found: CarrierCall): CarrierEvent => ({
		type: "ended",
		key: `looked-up:${row.id}`,
		carrierCallId: found.carrierCallId,
		callId: row.id,
		at: clock.now(),
		outcome: found.outcome ?? "completed",
		cause: null,
		durationMs: found.durationMs,
	});

	async function keepCost(row: CallRow, found: CarrierCall): Promise<void> {
		const { cost } = found;
		await db.transaction(async (tx) => {
			const current = await lockCall(tx, row.id);
			if (current && cost) await endings.settleCost(tx, current, cost);
		});
	}

	async function finish(row: CallRow, reason: string): Promise<void> {
		await db.transaction(async (tx) => {
			const current = await lockCall(tx, row.id);
			if (current && !handler.isHeld(current)) await endings.finish(tx, current, reason);
		});
	}

	/** The carrier's ids of other calls of the account to the same number, as far as they may be taken for this one. */
	async function takenOf({ id, accountId, toNumber, orderedAt }: CallRow): Promise<Set<string>> {
		if (accountId === null || toNumber === null || orderedAt === null) return new Set();
		const since = new Date(orderedAt.getTime() - lookBackMs);
		const rows = await db.query
			.select({ carrierCallId: calls.carrierCallId })
			.from(calls)
			.where(
				and(
					ne(calls.id, id),
					eq(calls.accountId, accountId),
					eq(calls.toNumber, toNumber),
					isNotNull(calls.carrierCallId),
					gte(calls.createdAt, since),
				),
			);
		return new Set(rows.flatMap(({ carrierCallId }) => carrierCallId ?? []));
	}

	/** The record of a call; of an order whose answer was lost, the one that it led to. */
	async function lookUp(row: CallRow, telephony: Telephony): Promise<CarrierCall | null> {
		if (row.carrierCallId !== null) return telephony.lookUp(row.carrierCallId, signal());
		const { fromNumber: from, toNumber: to, orderedAt } = row;
		if (from === null || to === null || orderedAt === null) return null;
		const among = { since: orderedAt.getTime(), taken: await takenOf(row) };
		const found = await telephony.findDialled({ callId: row.id, from, to }, among, signal());
		if (found)
			await db.transaction(async (tx) => {
				const current = await lockCall(tx, row.id);
				if (current?.carrierCallId === null) await changeCall(tx, row.id, { carrierCallId: found.carrierCallId });
			});
		return found;
	}

	/** The line is gone and the carrier did not ask what comes next: it is told. */
	async function bringBack(row: CallRow, account: AccountRow, telephony: Telephony): Promise<void> {
		const event: CarrierEvent = {
			type: "media-ended",
			key: `unheard:${row.id}:${row.mediaEpoch}`,
			carrierCallId: row.carrierCallId ?? "",
			callId: row.id,
			at: clock.now(),
			reason: null,
			socket: handler.socketOf(row),
		};
		const instruction = await handler.handle(account, event, false);
		if (instruction) await telephony.instruct(event.carrierCallId, instruction, { incoming: false }, signal());
	}

	async function look(row: CallRow): Promise<void> {
		if (row.accountId === null) return;
		const account = await accounts.get(db.query, row.accountId);
		const telephony = accounts.telephonyOf(account);
		const found = await lookUp(row, telephony);
		if (row.state === "ended") {
			if (found?.state === "ended") {
				await handler.handle(account, asEvent(row, found), false);
				if (found.cost) await keepCost(row, found);
			} else if (found && row.endedAt !== null && clock.now() - row.endedAt.getTime() > lastWordsMs)
				await telephony.hangUp(found.carrierCallId, signal());
			return;
		}
		if (!found) {
			const since = (row.orderedAt ?? row.createdAt).getTime();
			if (row.carrierCallId !== null || clock.now() - since > undecidedMs) return finish(row, "failed");
			const again = { startAfterSeconds: askAgainSeconds, singletonKey: row.id };
			return db.transaction((tx) => jobs.enqueue(tx, reconcileJob, { callId: row.id }, again));
		}
		if (found.state === "ended") {
			await handler.handle(account, asEvent({ ...row, carrierCallId: found.carrierCallId }, found), false);
			return;
		}
		if (row.endRequestedBy !== null) return telephony.hangUp(found.carrierCallId, signal());
		if (row.detachedAt !== null && clock.now() - row.detachedAt.getTime() > ownRequestMs && !row.transfer?.ringing)
			await bringBack(row, account, telephony);
	}

	const job: JobDefinition<typeof reconcileJob.schema> = {
		...reconcileJob,
		concurrency: 4,
		retryLimit: 3,
		expireInSeconds: 60,
		async run({ callId }) {
			const row = await findCall(db.query, callId);
			if (row && row.state !== "ended" && !handler.isHeld(row)) await look(row);
		},
	};

	const hangUp: JobDefinition<typeof hangUpJob.schema> = {
		...hangUpJob,
		concurrency: 4,
		retryLimit: 8,
		expireInSeconds: 60,
		async run({ callId }) {
			const row = await findCall(db.query, callId);
			if (!row || row.accountId === null || row.carrierCallId === null || row.carrierEndedAt !== null) return;
			const account = await accounts.get(db.query, row.accountId);
			await accounts.telephonyOf(account).hangUp(row.carrierCallId, signal());
		},
	};

	const before = (ms: number) => new Date(clock.now() - ms);

	/** Calls of carriers that went quiet, and ended ones whose facts or costs are still missing. */
	const sweep: JobDefinition<z.ZodObject> = {
		name: "calls.sweep",
		schema: z.object({}),
		concurrency: 1,
		retryLimit: 0,
		expireInSeconds: 300,
		schedule: "* * * * *",
		async run(_data, context) {
			await forgetOldEvents(db.query, before(eventsKeptMs));
			const quiet = await db.query
				.select()
				.from(calls)
				.where(
					and(
						isNotNull(calls.accountId),
						ne(calls.state, "ended"),
						or(
							lt(calls.detachedAt, before(detachedMs)),
							and(ne(calls.state, "live"), lt(calls.createdAt, before(silentMs))),
							and(eq(calls.state, "live"), lt(calls.seenAt, before(silentMs))),
						),
					),
				)
				.limit(batch);
			const unpriced = await db.query
				.select()
				.from(calls)
				.where(
					and(
						isNotNull(calls.carrierCallId),
						eq(calls.state, "ended"),
						gt(calls.endedAt, before(costAskedMs)),
						lt(calls.costChecks, mostChecks),
						or(isNull(calls.carrierEndedAt), isNull(calls.carrierDurationMs), lt(calls.costChecks, costChecks)),
						sql`${calls.endedAt} < ${new Date(clock.now()).toISOString()}::timestamptz - (interval '1 minute' * (2 ^ ${calls.costChecks}))`,
					),
				)
				.limit(batch);
			for (const row of [...quiet, ...unpriced]) {
				if (context.signal.aborted) return;
				if (row.state !== "ended" && clock.now() - row.createdAt.getTime() > longestMs) {
					await finish(row, "failed");
					continue;
				}
				if (row.state === "ended")
					await db.query
						.update(calls)
						.set({ costChecks: row.costChecks + 1 })
						.where(eq(calls.id, row.id));
				await look(row).catch((error) =>
					log.warn({ err: error, callId: row.id }, "a carrier could not be asked about a call"),
				);
			}
		},
	};

	return { jobs: [job, hangUp, sweep] };
}
