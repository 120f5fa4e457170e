import { and, asc, eq, lt, lte, or, sql } from "drizzle-orm";
import { Counter } from "prom-client";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import { ProviderError } from "../../../platform/errors/index.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Mail } from "../../../ports/mail.ts";
import { lastDue, nextDue } from "./due.ts";
import { letterOf } from "./letter.ts";
import { findSaved } from "./saved.ts";
import { type ReportSendRow, reportSends, type SavedReportRow, savedReports } from "./schema.ts";
import { savedScope } from "./scope.ts";
import { companyZone } from "./zone.ts";

const [minute, hour, day] = [60_000, 3_600_000, 24 * 3_600_000];
/** Waits after the first attempt that failed, the second, and so on; then it is given up. */
const waits = [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour];
/** An attempt takes at most so long; whoever made it is gone then. */
const leaseMs = 3 * minute;
/** So long a report waits for its days to be counted. */
const patienceMs = 30 * minute;
const keptMs = 90 * day;

type Parts = Pick<Platform, "db" | "clock" | "config" | "log" | "metrics" | "audit"> & {
	mail: Mail | null;
	currency: () => string;
};
export type Sending = ReturnType<typeof createSending>;

/** Sends saved reports by e-mail, once for each time that they are due. */
export function createSending({ db, clock, config, log, metrics, audit, mail, currency }: Parts) {
	const timeZone = companyZone(config);
	const made = new Counter({
		name: "centralita_report_sends_total",
		help: "Attempts to send saved reports, by outcome",
		labelNames: ["outcome"],
		registers: [metrics.registry],
	});

	const letter = (report: SavedReportRow, now: number) =>
		letterOf(db.query, report, {
			timeZone,
			now,
			currency: currency(),
			publicUrl: config.publicUrl,
			madeAt: new Date(clock.now()),
		});

	/** Writes down what is due; whoever comes second finds nothing. Of what was missed only the last is sent. */
	const writeDown = () =>
		db.transaction(async (tx) => {
			const now = clock.now();
			const rows = await tx
				.select()
				.from(savedReports)
				.where(lte(savedReports.nextAt, new Date(now)))
				.limit(50)
				.for("update", { skipLocked: true });
			for (const { id, schedule, nextAt } of rows) {
				if (schedule === null || nextAt === null) continue;
				const dueAt = new Date(lastDue(schedule, timeZone, { first: nextAt.getTime(), now }));
				const { recipients } = schedule;
				await tx
					.insert(reportSends)
					.values({ id: uuidv7(now), reportId: id, dueAt, recipients, state: "waiting", tryAt: new Date(now) })
					.onConflictDoNothing();
				await tx
					.update(savedReports)
					.set({ nextAt: new Date(nextDue(schedule, timeZone, now)) })
					.where(eq(savedReports.id, id));
			}
		});

	/** Whether a day of the report is still to be counted, and there is time to wait for it. */
	async function isEarly(query: Queryable, report: SavedReportRow, send: ReportSendRow): Promise<boolean> {
		if (clock.now() - send.dueAt.getTime() > patienceMs) return false;
		const { from, to } = savedScope(report.query, { timeZone, now: send.dueAt.getTime() }).scope;
		const { rows } = await query.execute<{ early: boolean }>(sql`
			select exists (select 1 from insights_report_counts
				where (changed or counting is not null) and day >= ${from}::date and day <= ${to}::date) as early`);
		return rows[0]?.early ?? false;
	}

	const claim = () =>
		db.transaction(async (tx) => {
			const now = new Date(clock.now());
			const [send] = await tx
				.select()
				.from(reportSends)
				.where(
					or(
						and(eq(reportSends.state, "waiting"), lte(reportSends.tryAt, now)),
						and(eq(reportSends.state, "sending"), lte(reportSends.leaseUntil, now)),
					),
				)
				.orderBy(asc(reportSends.tryAt))
				.limit(1)
				.for("update", { skipLocked: true });
			if (!send) return null;
			const report = await findSaved(tx, send.reportId);
			if (await isEarly(tx, report, send)) {
				await tx
					.update(reportSends)
					.set({ state: "waiting", tryAt: new Date(now.getTime() + minute) })
					.where(eq(reportSends.id, send.id));
				return "again";
			}
			const attempts = send.attempts + 1;
			await tx
				.update(reportSends)
				.set({ state: "sending", attempts, leaseUntil: new Date(now.getTime() + leaseMs) })
				.where(eq(reportSends.id, send.id));
			return { send: { ...send, attempts }, report };
		});

	async function attempt(
		send: ReportSendRow,
		report: SavedReportRow,
	): Promise<{ again: boolean; detail: string } | null> {
		if (mail === null) return { again: true, detail: "no mail server is set (SMTP_URL)" };
		try {
			const message = await letter(report, send.dueAt.getTime());
			await mail.send({ to: send.recipients, messageId: `<report-${send.id}@centralita>`, ...message });
			return null;
		} catch (error) {
			if (!(error instanceof ProviderError)) log.error({ err: error, sendId: send.id }, "a report could not be made");
			const detail = error instanceof ProviderError ? error.message : "it could not be made: see the server's log";
			return { again: error instanceof ProviderError ? error.retryable : true, detail };
		}
	}

	const conclude = (send: ReportSendRow, failed: { again: boolean; detail: string } | null) =>
		db.transaction(async (tx) => {
			const now = clock.now();
			const wait = failed?.again ? waits[send.attempts - 1] : undefined;
			const state = failed === null ? "sent" : wait === undefined ? "failed" : "waiting";
			made.inc({ outcome: state });
			if (state === "failed") log.error({ sendId: send.id, detail: failed?.detail }, "a report was not sent");
			await tx
				.update(reportSends)
				.set({
					state,
					leaseUntil: null,
					detail: failed?.detail ?? null,
					...(wait === undefined ? { finishedAt: new Date(now) } : { tryAt: new Date(now + wait) }),
				})
				.where(and(eq(reportSends.id, send.id), eq(reportSends.attempts, send.attempts)));
			if (state === "sent") {
				const detail = { dueAt: send.dueAt.toISOString(), recipients: send.recipients.length };
				await audit.record(tx, { principal: null, action: "report.sent", subject: send.reportId, detail });
			}
		});

	const job = {
		name: "insights.send-reports",
		schema: z.object({}),
		concurrency: 1,
		retryLimit: 0,
		expireInSeconds: 600,
		schedule: "* * * * *",
		async run(_data, { signal }) {
			await writeDown();
			while (!signal.aborted) {
				const claimed = await claim();
				if (claimed === null) break;
				if (claimed === "again") continue;
				await conclude(claimed.send, await attempt(claimed.send, claimed.report));
			}
			await db.query.delete(reportSends).where(lt(reportSends.finishedAt, new Date(clock.now() - keptMs)));
		},
	} satisfies JobDefinition<z.ZodObject>;

	return {
		job,
		/** Sends it once more, now, to somebody who wants to see it. */
		async trial(report: SavedReportRow, to: string): Promise<{ ok: boolean; detail: string }> {
			if (mail === null) return { ok: false, detail: "no mail server is set (SMTP_URL)" };
			try {
				const message = await letter(report, clock.now());
				await mail.send({ to: [to], messageId: `<report-${uuidv7(clock.now())}@centralita>`, ...message });
				return { ok: true, detail: "accepted by the mail server" };
			} catch (error) {
				if (!(error instanceof ProviderError)) throw error;
				return { ok: false, detail: error.message };
			}
		},
	};
}
