import { sql } from "drizzle-orm";
import { Counter, Gauge } from "prom-client";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { countDay, dayOf, daysWithSessions } from "./count-day.ts";
import { freshness, noteFailed, noteRefreshed, type View, views } from "./views.ts";

const dayMs = 86_400_000;
const keptDays = 90;
/** A session lasts a day at most, and for three days its contact may come back: older days change no more. */
const unsettledDays = 5;
/** Any number that nobody else takes; two processes need not refresh the same at once. */
const lockKey = 7_226_202;

const notYetCounted = async (tx: Transaction): Promise<boolean> => {
	const { rows } = await tx.execute<{ none: boolean }>(sql`select not exists (select 1 from insights_steps) as none`);
	return rows[0]?.none ?? true;
};

/** False when another process is at it. */
const mayRefresh = async (tx: Transaction): Promise<boolean> => {
	const { rows } = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${lockKey}) as mine`);
	return rows[0]?.mine ?? false;
};

type Refreshes = {
	job: JobDefinition;
	/** Has them refreshed soon; once, however often it is asked for. */
	request(tx: Transaction): Promise<void>;
};

/** Keeps the figures of guides: each hour, and on demand. What fails is told, and keeps the others from nothing. */
export function createRefreshes(platform: Pick<Platform, "db" | "jobs" | "clock" | "log" | "metrics">): Refreshes {
	const { db, jobs, clock, log, metrics } = platform;
	const failures = new Counter({
		name: "centralita_insights_refresh_failures_total",
		help: "Refreshes of the figures of guides that failed",
		labelNames: ["view"],
		registers: [metrics.registry],
	});
	for (const view of views) failures.inc({ view }, 0);
	new Gauge({
		name: "centralita_insights_view_age_seconds",
		help: "Time since the figures of guides were refreshed",
		labelNames: ["view"],
		registers: [metrics.registry],
		async collect() {
			try {
				for (const { view, refreshedAt } of await freshness(db.query))
					this.set({ view }, (clock.now() - refreshedAt.getTime()) / 1000);
			} catch {
				this.reset();
			}
		},
	});

	/** Nobody reads while the embedded database writes, so it needs no copy to compare with. */
	const refreshView = (view: Exclude<View, "paths">) =>
		db.upkeep(async (tx) => {
			if (!(await mayRefresh(tx))) return false;
			const name = sql.identifier(`insights_${view}`);
			await tx.execute(
				db.kind === "embedded"
					? sql`refresh materialized view ${name}`
					: sql`refresh materialized view concurrently ${name}`,
			);
			return true;
		});

	async function countPaths(signal: AbortSignal): Promise<boolean> {
		const today = Date.parse(dayOf(clock.now()));
		const all = await db.transaction(notYetCounted);
		const since = dayOf(today - ((all ? keptDays : unsettledDays) - 1) * dayMs);
		for (const day of await daysWithSessions(db.query, since, dayOf(today))) {
			signal.throwIfAborted();
			const mine = await db.upkeep(async (tx) => {
				if (!(await mayRefresh(tx))) return false;
				await countDay(tx, day);
				return true;
			});
			if (!mine) return false;
		}
		const oldest = dayOf(today - (keptDays - 1) * dayMs);
		await db.transaction(async (tx) => {
			for (const table of ["insights_steps", "insights_durations", "insights_edges"])
				await tx.execute(sql`delete from ${sql.identifier(table)} where day < ${oldest}::date`);
		});
		return true;
	}

	const job = {
		name: "insights.refresh",
		schema: z.object({}),
		concurrency: 1,
		retryLimit: 2,
		expireInSeconds: 1800,
		schedule: "7 * * * *",
		async run(_data, { signal }) {
			const failed: unknown[] = [];
			for (const view of views) {
				signal.throwIfAborted();
				const began = clock.elapsed();
				try {
					const done = view === "paths" ? await countPaths(signal) : await refreshView(view);
					if (done) await noteRefreshed(db.query, view, new Date(clock.now()), clock.elapsed() - began);
				} catch (error) {
					if (signal.aborted) throw error;
					failed.push(error);
					failures.inc({ view });
					log.error({ err: error, view }, "figures of guides could not be refreshed; the older ones stay");
					const text = error instanceof Error ? String(error.cause ?? error) : String(error);
					await noteFailed(db.query, view, new Date(clock.now()), text).catch((cause) =>
						log.warn({ err: cause }, "it cannot be noted that figures were not refreshed"),
					);
				}
			}
			if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${views.length} views failed`);
		},
	} satisfies JobDefinition<z.ZodObject>;

	return { job, request: (tx) => jobs.enqueue(tx, job, {}, { singletonKey: "refresh" }) };
}
