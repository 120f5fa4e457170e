import { and, eq, gt } from "drizzle-orm";
import { Counter } from "prom-client";
import type { Transaction } from "../../platform/db/types.ts";
import { type Attempt, attemptDelivery, succeeded } from "./attempt.ts";
import type { Context } from "./context.ts";
import { deliverJob } from "./job-names.ts";
import { givenUpAfterMs, nextWait, pauseAfter, tiredAfter } from "./schedule.ts";
import { deliveries, type EndpointRow, endpoints } from "./schema.ts";
import * as store from "./store.ts";

/** At once to one endpoint. */
const lanes = 8;
/** Taken at a time: with a quick receiver the database has less to do. */
const batchSize = 64;
/** No delivery of a batch starts later than this; with the time for an answer it ends before the lease. */
const startWithinMs = 25_000;
const leaseMs = 60_000;
/** Then others get their turn. */
const runMs = 30_000;
/** The sweep of each minute finds what is due later. */
const sweepMs = 60_000;

type Sent = { claimed: store.Claimed; attempt: Attempt | null };

export type Sender = {
	/** Sends what is due to the endpoint, however many of these run. */
	run(endpointId: string, signal: AbortSignal): Promise<void>;
};

export function createSender(context: Context): Sender {
	const { db, jobs, clock, events, log, metrics } = context;
	const made = new Counter({
		name: "centralita_webhook_attempts_total",
		help: "Attempts to deliver webhooks by outcome",
		labelNames: ["outcome"],
		registers: [metrics.registry],
	});

	const claim = (endpointId: string) =>
		db.transaction(async (tx) => {
			const now = new Date(clock.now());
			const endpoint = await store.lockEndpoint(tx, endpointId);
			if (!endpoint?.enabled || (endpoint.pausedUntil !== null && endpoint.pausedUntil > now)) return null;
			const most = endpoint.failures >= tiredAfter ? 1 : batchSize;
			const free = most - (await store.countBusy(tx, endpointId, now));
			if (free <= 0) return null;
			const due = await store.dueDeliveries(tx, endpointId, now, free);
			if (due.length === 0) return null;
			const lost = due.filter(({ state }) => state === "sending");
			await store.logAttempts(
				tx,
				lost.map(({ id, leaseUntil }) => ({
					...{ deliveryId: id, at: leaseUntil ?? now, durationMs: 0, status: null, problem: "lost", answer: "" },
					detail: "the process ended before it knew the answer",
				})),
			);
			await store.lease(
				tx,
				due.map(({ id }) => id),
				new Date(clock.now() + leaseMs),
			);
			return { endpoint, batch: due.map((one) => ({ ...one, attempts: one.attempts + 1 })) };
		});

	async function sendBatch(
		endpoint: EndpointRow,
		batch: readonly store.Claimed[],
		signal: AbortSignal,
	): Promise<Sent[]> {
		const begun = clock.elapsed();
		const queue = batch.values();
		const sent: Sent[] = [];
		let failures = endpoint.failures;
		const isOver = () =>
			signal.aborted || clock.elapsed() - begun > startWithinMs || (sent.length > 0 && failures >= tiredAfter);
		const lane = async () => {
			for (const claimed of queue) {
				const message = { id: claimed.messageId, body: claimed.body };
				const attempt = isOver() ? null : await attemptDelivery(context, endpoint, message);
				if (attempt !== null) {
					const isDelivered = succeeded(attempt);
					failures = isDelivered ? 0 : failures + 1;
					made.inc({ outcome: isDelivered ? "delivered" : "failed" });
				}
				sent.push({ claimed, attempt });
			}
		};
		await Promise.all(Array.from({ length: lanes }, lane));
		return sent;
	}

	function outcomeOf({ claimed, attempt }: Sent): store.Outcome {
		const { id, attempts, dueAt } = claimed;
		const outcome = { id, attempts, claimedAttempts: attempts, dueAt };
		if (attempt === null) return { ...outcome, state: "waiting", attempts: attempts - 1 };
		if (succeeded(attempt)) return { ...outcome, state: "delivered" };
		const wait = attempt.status === 410 ? null : nextWait(attempts, attempt.retryAfterMs);
		if (wait === null) return { ...outcome, state: "failed" };
		return { ...outcome, state: "waiting", dueAt: new Date(clock.now() + wait) };
	}

	async function disable(tx: Transaction, row: EndpointRow, reason: "gone" | "failing"): Promise<void> {
		await tx
			.update(endpoints)
			.set({ enabled: false, disabledReason: reason, disabledAt: new Date(clock.now()) })
			.where(eq(endpoints.id, row.id));
		const { host } = new URL(row.url);
		await events.append(tx, "webhook.disabled", { endpointId: row.id, host, description: row.description, reason });
		log.warn({ endpointId: row.id, host, reason }, "an endpoint for webhooks was switched off");
	}

	/** What the attempts tell of the endpoint, in the order in which they ended. */
	async function judge(tx: Transaction, row: EndpointRow, attempts: readonly Attempt[]): Promise<void> {
		if (attempts.length === 0) return;
		let { failures, failingSince, lastDeliveredAt, pausedUntil } = row;
		const now = clock.now();
		for (const attempt of attempts)
			if (succeeded(attempt)) {
				[failures, failingSince, pausedUntil] = [0, null, null];
				lastDeliveredAt = new Date(now);
			} else {
				failures++;
				failingSince ??= attempt.at;
				const asked = attempt.status === 429 || attempt.status === 503 ? (attempt.retryAfterMs ?? 0) : 0;
				const pauseMs = Math.max(pauseAfter(failures), Math.min(asked, 3_600_000));
				pausedUntil = pauseMs > 0 ? new Date(now + pauseMs) : pausedUntil;
			}
		await tx
			.update(endpoints)
			.set({ failures, failingSince, lastDeliveredAt, pausedUntil })
			.where(eq(endpoints.id, row.id));
		if (failures === 0 && row.failures >= tiredAfter)
			// It is back: what waits for its next attempt need not wait any more.
			await tx
				.update(deliveries)
				.set({ dueAt: new Date(now) })
				.where(
					and(
						eq(deliveries.endpointId, row.id),
						eq(deliveries.head, true),
						eq(deliveries.state, "waiting"),
						gt(deliveries.dueAt, new Date(now)),
					),
				);
		if (attempts.some(({ status }) => status === 410)) await disable(tx, row, "gone");
		else if (failingSince !== null && now - failingSince.getTime() >= givenUpAfterMs) await disable(tx, row, "failing");
	}

	const conclude = (endpointId: string, sent: readonly Sent[]) =>
		db.transaction(async (tx) => {
			const row = await store.lockEndpoint(tx, endpointId);
			// Removed meanwhile, and its deliveries with it.
			if (!row) return;
			const freed = await store.storeOutcomes(tx, sent.map(outcomeOf));
			await store.logAttempts(
				tx,
				sent.flatMap(({ claimed, attempt }) => {
					if (attempt === null) return [];
					const { retryAfterMs: _, ...logged } = attempt;
					return [{ deliveryId: claimed.id, ...logged }];
				}),
			);
			await store.markHeads(tx, endpointId, freed);
			if (row.enabled)
				await judge(
					tx,
					row,
					sent.flatMap(({ attempt }) => attempt ?? []),
				);
		});

	/** Sees to it that somebody comes back: soon by a job, later by the sweep. */
	async function comeBack(endpointId: string, atMs: number): Promise<void> {
		const waitMs = Math.max(0, atMs - clock.now());
		if (waitMs >= sweepMs) return;
		const startAfterSeconds = Math.ceil(waitMs / 1000);
		const singletonKey = waitMs === 0 ? endpointId : `${endpointId} ${Math.ceil(atMs / 1000)}`;
		await db.transaction((tx) => jobs.enqueue(tx, deliverJob, { endpointId }, { startAfterSeconds, singletonKey }));
	}

	return {
		async run(endpointId, signal) {
			const begun = clock.elapsed();
			while (!signal.aborted) {
				const claimed = await claim(endpointId);
				if (claimed === null) break;
				const sent = await sendBatch(claimed.endpoint, claimed.batch, signal);
				await conclude(endpointId, sent);
				if (clock.elapsed() - begun < runMs) continue;
				await comeBack(endpointId, clock.now());
				return;
			}
			const due = await store.nextDue(db.query, endpointId);
			const [endpoint] = await db.query.select().from(endpoints).where(eq(endpoints.id, endpointId));
			if (due === null || !endpoint?.enabled || signal.aborted) return;
			const atMs = Math.max(due.getTime(), endpoint.pausedUntil?.getTime() ?? 0);
			if (atMs > clock.now()) await comeBack(endpointId, atMs);
		},
	};
}
