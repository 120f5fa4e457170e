import { sql } from "drizzle-orm";
import { Counter, Gauge } from "prom-client";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { countDay, daysWithFacts } from "./count-day.ts";
import { countJob } from "./job-names.ts";
import { markDates, markDays } from "./marks.ts";
import { companyZone } from "./zone.ts";

const dayMs = 86_400_000;
/** Costs that carriers tell late come without an event, within three days. */
const unsettledDays = 3;
/** A day that takes long to count is counted less often: this share of the time at most goes into it. */
const busiest = 0.1;

/** Any number that nobody else takes. */
const lockKey = 7_226_203;

type Parts = Pick<Platform, "db" | "clock" | "config" | "log" | "metrics">;

/** Counts days in which something changed; the newest first, each in a short transaction of its own. */
export function createCounting({ db, clock, config, log, metrics }: Parts): JobDefinition[] {
	const zone = companyZone(config);
	const counted = new Counter({
		name: "centralita_report_days_counted_total",
		help: "Days of reports that were counted, by outcome",
		labelNames: ["outcome"],
		registers: [metrics.registry],
	});
	new Gauge({
		name: "centralita_report_days_pending",
		help: "Days of reports that wait to be counted anew",
		registers: [metrics.registry],
		async collect() {
			try {
				const { rows } = await db.query.execute<{ count: number }>(
					sql`select count(*)::int as count from insights_report_counts where changed or counting is not null`,
				);
				this.set(rows[0]?.count ?? 0);
			} catch {
				this.set(Number.NaN);
			}
		},
	});

	/** All days, where they were never counted, or by another clock. */
	async function begin(): Promise<void> {
		const { rows } = await db.query.execute<{ known: boolean; other: boolean }>(sql`
			select exists (select 1 from insights_report_counts where counted_at is not null) as known,
				exists (select 1 from insights_report_counts where counted_at is not null and time_zone is distinct from ${zone}) as other`);
		const [found] = rows;
		if (found?.known && !found.other) return;
		await db.upkeep(async (tx) => {
			// Days of the other clock may be days of this one too: what is not, becomes empty.
			await tx.execute(sql`update insights_report_counts set changed = true where time_zone is distinct from ${zone}`);
			await markDates(tx, await daysWithFacts(tx, zone));
			if (!found?.known) await fillFailures(tx);
		});
	}

	/** What the feed had told before anybody listened. */
	const fillFailures = (tx: Transaction) =>
		tx.execute(sql`
			insert into insights_provider_failures (event, at, provider, kind, covered)
			select id, at, data->>'provider', data->>'kind', data->>'fellBackTo' is not null
			from events where type = 'provider.failed' and not erased
			on conflict (event) do nothing`);

	const mayCount = async (tx: Transaction): Promise<boolean> => {
		const { rows } = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${lockKey}) as mine`);
		return rows[0]?.mine ?? false;
	};

	async function waiting(): Promise<string[]> {
		const { rows } = await db.query.execute<{ day: string }>(sql`
			select day::text as day from insights_report_counts
			where (changed or counting is not null) and (counted_at is null
				or counted_at <= ${new Date(clock.now()).toISOString()}::timestamptz - make_interval(secs => duration_ms / 1000.0 / ${busiest}))
			order by day desc limit 500`);
		return rows.map(({ day }) => day);
	}

	/**
	 * False when another process is at it. The mark is taken off first: who changes something while the day is counted
	 * puts it there again. Whoever dies in between leaves its turn, by which the day is known to be unfinished.
	 */
	async function count(day: string): Promise<boolean> {
		const turn = uuidv7(clock.now());
		const mine = await db.transaction(async (tx) => {
			if (!(await mayCount(tx))) return false;
			await tx.execute(sql`
				update insights_report_counts set changed = false, counting = ${turn} where day = ${day}::date`);
			return true;
		});
		if (!mine) return false;
		return db.upkeep(async (tx) => {
			if (!(await mayCount(tx))) return false;
			const began = clock.elapsed();
			await countDay(tx, day, zone);
			await tx.execute(sql`
				update insights_report_counts
				set counting = nullif(counting, ${turn}::uuid), time_zone = ${zone},
					counted_at = ${new Date(clock.now()).toISOString()}, duration_ms = ${Math.round(clock.elapsed() - began)}
				where day = ${day}::date`);
			return true;
		});
	}

	return [
		{
			...countJob,
			concurrency: 1,
			retryLimit: 0,
			expireInSeconds: 3600,
			schedule: "* * * * *",
			async run(_data, { signal }) {
				await begin();
				const failed = new Map<string, unknown>();
				for (;;) {
					const days = (await waiting()).filter((day) => !failed.has(day));
					for (const day of days) {
						signal.throwIfAborted();
						try {
							if (!(await count(day))) return;
							counted.inc({ outcome: "done" });
						} catch (error) {
							failed.set(day, error);
							counted.inc({ outcome: "failed" });
							log.error({ err: error, day }, "a day of the reports could not be counted; its older figures stay");
						}
					}
					if (days.length === 0) break;
				}
				if (failed.size > 0) throw new AggregateError(failed.values(), `${failed.size} days could not be counted`);
			},
		},
		{
			name: "insights.settle-reports",
			schema: z.object({}),
			concurrency: 1,
			retryLimit: 1,
			expireInSeconds: 300,
			schedule: "41 * * * *",
			async run() {
				const recent = Array.from({ length: unsettledDays }, (_, ago) => new Date(clock.now() - ago * dayMs));
				await markDays(db.query, zone, recent);
			},
		},
	];
}
