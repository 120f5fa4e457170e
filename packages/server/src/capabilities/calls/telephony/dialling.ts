import type { OutboundCallCreate } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError, ProviderError } from "../../../platform/errors/index.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Assistants } from "../../assistants/index.ts";
import type { Accounts } from "../lines/accounts.ts";
import { whoAnswers } from "../lines/hours.ts";
import { type Lines, openCalls } from "../lines/lines.ts";
import { type CallRow, calls, type LineRow } from "../schema.ts";
import { socketTokenHash } from "../tokens.ts";
import type { DialPlan, PendingTransfer } from "../types.ts";
import type { Endings } from "./endings.ts";
import { dialJob, hangUpJob, reconcileJob } from "./job-types.ts";
import { changeCall, lockCall } from "./store.ts";
import { mediaTokenLifetimeMs } from "./tokens.ts";

/** The carrier's API answers within this, or nobody knows whether it rings. */
const dialTimeoutMs = 10_000;
/** How soon the carrier is asked about an order whose answer was lost. */
const undecidedAfterSeconds = 5;
const dialAttempts = 5;
/** An order that a process finds while it is being stopped waits this long for another one. */
const notNowSeconds = 2;
/** An order that could not be given by then, e.g. because nothing ran, is one that nobody waits for any more. */
const orderKeptMs = 120_000;
/** Nobody talks longer; carriers end it then. */
const longestCallMs = 4 * 3_600_000;
const detectionFor = { continue: "off", "hang-up": "detect", message: "message" } as const;

export type DiallingDependencies = {
	accounts: Accounts;
	lines: Lines;
	assistants: Assistants;
	endings: Endings;
	mediaToken: (callId: string, epoch: number) => string;
	contactOf: (db: Transaction, phone: string) => Promise<{ id: string; name: string | null } | null>;
	/** Somebody's phone is to ring for them. */
	expect: (callId: string) => void;
	/** Whether this process is being stopped. */
	draining: () => boolean;
	/** In the instant before an order is given: null when it may be, else why not. Whoever refuses knows what follows. */
	refusal?: (tx: Transaction, call: { id: string; requestId: string | null }) => Promise<string | null>;
};

export type Dialling = ReturnType<typeof createDialling>;

type Order = z.infer<typeof OutboundCallCreate>;

/** What a call out of that line is stored with, whatever it is for. */
export type OutboundPurpose =
	| { purpose: "conversation"; assistantId: string; label: string; createdBy: string | null }
	/** `transfer` carries what the colleague is told. */
	| { purpose: "colleague"; parent: CallRow; transfer: PendingTransfer };

/** Calls out: each order at most once, whatever is repeated or dies. */
export function createDialling(
	platform: Pick<Platform, "db" | "clock" | "jobs" | "log" | "config">,
	deps: DiallingDependencies,
) {
	const { db, clock, jobs, log, config } = platform;
	const now = () => new Date(clock.now());
	const tokenExpiry = ({ ringMs }: DialPlan) => new Date(clock.now() + ringMs + 2 * mediaTokenLifetimeMs);

	function insert(
		tx: Transaction,
		line: LineRow,
		carrier: CallRow["carrier"],
		to: string,
		plan: DialPlan,
		requestId: string | null,
		whatFor: OutboundPurpose,
	): Promise<CallRow[]> {
		const id = uuidv7(clock.now());
		const token = deps.mediaToken(id, 1);
		const what =
			whatFor.purpose === "conversation"
				? { assistantId: whatFor.assistantId, label: whatFor.label, createdBy: whatFor.createdBy }
				: { parentId: whatFor.parent.id, label: whatFor.parent.label, transfer: whatFor.transfer };
		return tx
			.insert(calls)
			.values({
				id,
				conversationId: uuidv7(clock.now()),
				carrier,
				direction: "outbound",
				purpose: whatFor.purpose,
				...what,
				accountId: line.accountId,
				lineId: line.id,
				fromNumber: line.number,
				toNumber: to,
				requestId,
				dial: plan,
				mediaEpoch: 1,
				socketTokenHash: socketTokenHash(token),
				tokenExpiresAt: tokenExpiry(plan),
				createdAt: now(),
			})
			.onConflictDoNothing({ target: calls.requestId })
			.returning();
	}

	async function byRequest(tx: Transaction, order: Order): Promise<CallRow | null> {
		const [row] = await tx.select().from(calls).where(eq(calls.requestId, order.requestId));
		if (!row) return null;
		if (row.toNumber === order.to && row.lineId === order.lineId) return row;
		throw new AppError(
			"idempotency-conflict",
			"This requestId was used for another call. Use a new one for a new call.",
		);
	}

	/** Takes the order: from here on it rings at most once. The same `requestId` is the same call. */
	async function order(tx: Transaction, request: Order, createdBy: string | null): Promise<CallRow> {
		const before = await byRequest(tx, request);
		if (before) return before;
		if (deps.draining())
			throw new AppError("draining", "This server is being stopped and takes no new calls.", { retryAfterMs: 5000 });
		if (config.publicUrl === null)
			throw new AppError("conflict", "Set PUBLIC_URL first: the carrier would not find this installation.");
		const line = await deps.lines.hold(tx, request.lineId);
		// While another held the line, the same order may have been taken.
		const [meanwhile, account, open, contact] = await Promise.all([
			byRequest(tx, request),
			deps.accounts.get(tx, line.accountId),
			openCalls(tx, line.id),
			deps.contactOf(tx, request.to),
		]);
		if (meanwhile) return meanwhile;
		if (!line.definition.enabled) throw new AppError("conflict", "The line is switched off.");
		if (open >= line.definition.maxConcurrentCalls)
			throw new AppError("overloaded", "All the calls that the line may hold are under way.", { retryAfterMs: 5000 });
		const assistantId =
			request.assistantId ?? whoAnswers(line.definition, clock.now()).assistantId ?? line.definition.assistantId;
		if (assistantId === null) throw new AppError("conflict", "The line has no assistant, and the order names none.");
		await deps.assistants.assistantForCall(tx, assistantId, { draft: false });
		const plan = { machine: request.machine, ringMs: request.ringSeconds * 1000, digits: request.digits ?? null };
		const label = contact?.name ?? request.to;
		const whatFor = { purpose: "conversation" as const, assistantId, label, createdBy };
		const [row] = await insert(tx, line, account.carrier, request.to, plan, request.requestId, whatFor);
		if (!row) {
			const taken = await byRequest(tx, request);
			if (!taken) throw new Error("the call was not stored");
			return taken;
		}
		await jobs.enqueue(tx, dialJob, { callId: row.id });
		return row;
	}

	/** A colleague's leg, for a call that is being given to them; it is given out at once by whoever holds the call. */
	async function orderColleague(parent: CallRow, to: string, transfer: PendingTransfer): Promise<CallRow> {
		return db.transaction(async (tx) => {
			if (parent.lineId === null) throw new AppError("conflict", "Only calls of a line can be transferred.");
			const line = await deps.lines.get(tx, parent.lineId);
			const plan: DialPlan = { machine: { action: "hang-up" }, ringMs: transfer.ringMs, digits: null };
			const [row] = await insert(tx, line, parent.carrier, to, plan, null, { purpose: "colleague", parent, transfer });
			if (!row) throw new Error("the call was not stored");
			return row;
		});
	}

	/** Marks the order as given; null when it was given before, or is no longer wanted. */
	const claim = (callId: string): Promise<CallRow | null> =>
		db.transaction(async (tx) => {
			const row = await lockCall(tx, callId);
			if (row?.state !== "waiting" || row.orderedAt !== null || row.dial === null) return null;
			const late = clock.now() - row.createdAt.getTime() > orderKeptMs;
			if (late || row.endRequestedBy !== null) {
				await deps.endings.finish(tx, row, late ? "failed" : "cancelled");
				return null;
			}
			const refused = await deps.refusal?.(tx, row);
			if (typeof refused === "string") {
				await changeCall(tx, callId, { cause: refused });
				await deps.endings.finish(tx, row, "cancelled");
				return null;
			}
			await changeCall(tx, callId, { orderedAt: now(), state: "dialling", tokenExpiresAt: tokenExpiry(row.dial) });
			return row;
		});

	/** Gives the order to the carrier, once. Rejects when it surely was not taken and may be tried again. */
	async function dial(callId: string): Promise<void> {
		const row = await claim(callId);
		if (!row) return;
		deps.expect(callId);
		const { accountId, fromNumber: from, toNumber: to, dial: plan } = row;
		if (accountId === null || from === null || to === null || plan === null)
			throw new Error("a call out without its order");
		let carrierCallId: string;
		try {
			const account = await deps.accounts.get(db.query, accountId);
			carrierCallId = await deps.accounts.telephonyOf(account).dial(
				{
					callId,
					from,
					to,
					ringMs: plan.ringMs,
					maxDurationMs: longestCallMs,
					machineDetection: detectionFor[plan.machine.action],
					token: deps.mediaToken(callId, row.mediaEpoch),
					...(plan.digits === null ? {} : { digits: plan.digits }),
				},
				AbortSignal.timeout(dialTimeoutMs),
			);
		} catch (error) {
			return failed(row, error);
		}
		// It rings: whatever happens from here on, the order was carried out, and the carrier tells of it or is asked.
		await db.transaction(async (tx) => {
			const current = await lockCall(tx, callId);
			if (current?.carrierCallId === null) await changeCall(tx, callId, { carrierCallId });
			const seconds = Math.ceil(plan.ringMs / 1000) + undecidedAfterSeconds * 4;
			await jobs.enqueue(tx, reconcileJob, { callId }, { startAfterSeconds: seconds });
			if (current && current.endRequestedBy !== null) await jobs.enqueue(tx, hangUpJob, { callId });
		});
	}

	async function failed(row: CallRow, error: unknown): Promise<void> {
		const { id: callId } = row;
		const known = error instanceof ProviderError ? error : null;
		log.warn({ err: error, callId, undecided: known?.undecided }, "a call could not be begun");
		if (known?.undecided) {
			await db.transaction((tx) =>
				jobs.enqueue(tx, reconcileJob, { callId }, { startAfterSeconds: undecidedAfterSeconds }),
			);
			return;
		}
		if (known?.retryable && row.purpose === "conversation") {
			await db.transaction(async (tx) => {
				const current = await lockCall(tx, callId);
				if (current?.state === "dialling") await changeCall(tx, callId, { orderedAt: null, state: "waiting" });
			});
			throw error;
		}
		await db.transaction(async (tx) => {
			const current = await lockCall(tx, callId);
			if (!current || current.state === "ended") return;
			await changeCall(tx, callId, { cause: known?.vendorCode ?? known?.kind ?? "internal", outcome: "failed" });
			await deps.endings.finish(tx, current, "failed");
		});
	}

	const job: JobDefinition<typeof dialJob.schema> = {
		...dialJob,
		concurrency: 5,
		retryLimit: dialAttempts - 1,
		expireInSeconds: 60,
		async run({ callId }, { attempt }) {
			if (deps.draining()) {
				// Another process gives it, or this one after its restart.
				const later = { startAfterSeconds: notNowSeconds };
				await db.transaction((tx) => jobs.enqueue(tx, dialJob, { callId }, later));
				return;
			}
			try {
				await dial(callId);
			} catch (error) {
				if (attempt < dialAttempts) throw error;
				await db.transaction(async (tx) => {
					const row = await lockCall(tx, callId);
					if (row) await deps.endings.finish(tx, row, "failed");
				});
			}
		},
	};

	return { order, orderColleague, dial, job };
}
