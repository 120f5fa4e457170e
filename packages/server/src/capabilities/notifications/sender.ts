import type { Language } from "@centralita/contracts";
import { and, asc, eq, lte, or } from "drizzle-orm";
import { Counter } from "prom-client";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import type { Channels } from "./channel-service.ts";
import { type Sent, sendWords } from "./channels/index.ts";
import type { Context } from "./context.ts";
import { sendJob } from "./job-names.ts";
import { preferencesOf } from "./preferences.ts";
import { afterQuietHours } from "./quiet-hours.ts";
import { channels, items, type LetterRow, letters } from "./schema.ts";
import { wordsOf } from "./words.ts";

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/** Waits after the first attempt that failed, the second, and so on; then it is among the dead letters. */
const waits = [30 * second, 2 * minute, 10 * minute, hour, 4 * hour];
/** An attempt takes at most so long; whoever made it is gone then. */
const leaseMs = 90_000;

type Destination = { target: string; language: Language; notBefore: number };

/** Sends messages that are due, each by one process at a time; at least once. */
export function createSender(context: Context, channelService: Channels) {
	const { db, jobs, clock, config, people, log, metrics } = context;
	const made = new Counter({
		name: "centralita_notification_attempts_total",
		help: "Attempts to send notifications by way and outcome",
		labelNames: ["kind", "outcome"],
		registers: [metrics.registry],
	});

	/** Null when the recipient is gone, or wants no such messages any more. */
	async function destinationOf(
		query: Queryable,
		{ recipient, kind }: LetterRow,
		now: Date,
	): Promise<Destination | null> {
		const [whose, id = ""] = recipient.split(":");
		if (whose === "channel") {
			const [channel] = await query.select().from(channels).where(eq(channels.id, id));
			const target = channel?.enabled ? channelService.targetOf(channel) : null;
			return channel && target !== null ? { target, language: channel.language, notBefore: 0 } : null;
		}
		const person = (await people(query)).find((one) => one.id === id);
		if (!person) return null;
		const chosen = await preferencesOf(query, id);
		const target = kind === "sms" ? chosen.phone : person.email;
		if (target === null || !(kind === "sms" ? chosen.sms : chosen.email)) return null;
		const notBefore = afterQuietHours(chosen, now.getTime());
		return { target, language: chosen.language ?? person.language, notBefore };
	}

	const claim = () =>
		db.transaction(async (tx) => {
			const now = new Date(clock.now());
			const [row] = await tx
				.select()
				.from(letters)
				.where(
					or(
						and(eq(letters.state, "waiting"), lte(letters.dueAt, now)),
						and(eq(letters.state, "sending"), lte(letters.leaseUntil, now)),
					),
				)
				.orderBy(asc(letters.dueAt))
				.limit(1)
				.for("update", { skipLocked: true });
			if (!row) return null;
			const destination = await destinationOf(tx, row, now);
			if (destination === null) {
				await change(tx, row.id, { state: "failed", detail: "the recipient is gone or wants no such messages" });
				return "again";
			}
			if (destination.notBefore > now.getTime()) {
				await change(tx, row.id, { state: "waiting", dueAt: new Date(destination.notBefore) });
				return "again";
			}
			const attempts = row.attempts + 1;
			await change(tx, row.id, { state: "sending", attempts, leaseUntil: new Date(clock.now() + leaseMs) });
			const news = await tx.select().from(items).where(eq(items.letterId, row.id)).orderBy(asc(items.id));
			return { row: { ...row, attempts }, destination, news };
		});

	const change = (tx: Transaction, id: string, to: Partial<LetterRow>) =>
		tx
			.update(letters)
			.set({ leaseUntil: null, ...to })
			.where(eq(letters.id, id));

	async function conclude(row: LetterRow, sent: Sent): Promise<void> {
		const { detail } = sent;
		await db.transaction(async (tx) => {
			if (sent.outcome === "sent") {
				await change(tx, row.id, { state: "sent", dueAt: new Date(clock.now()), detail });
				return;
			}
			const wait = sent.outcome === "later" ? waits[row.attempts - 1] : undefined;
			if (wait === undefined) {
				log.error({ letterId: row.id, kind: row.kind, detail }, "a notification was given up");
				await change(tx, row.id, { state: "failed", dueAt: new Date(clock.now()), detail });
				return;
			}
			const waitMs = Math.max(wait, sent.outcome === "later" ? (sent.after ?? 0) : 0);
			await change(tx, row.id, { state: "waiting", dueAt: new Date(clock.now() + waitMs), detail });
			if (waitMs < minute) await jobs.enqueue(tx, sendJob, {}, { startAfterSeconds: Math.ceil(waitMs / second) });
		});
	}

	return {
		async run(signal: AbortSignal): Promise<void> {
			while (!signal.aborted) {
				const claimed = await claim();
				if (claimed === null) return;
				if (claimed === "again") continue;
				const { row, destination, news } = claimed;
				const words = wordsOf(news, destination.language, config.publicUrl);
				const sent = await sendWords(context, { kind: row.kind, target: destination.target, words, id: row.id });
				made.inc({ kind: row.kind, outcome: sent.outcome });
				await conclude(row, sent);
			}
		},
	};
}

export type Sender = ReturnType<typeof createSender>;
