import { and, eq, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import { sleep } from "../../platform/time/index.ts";
import type { Dialer } from "./dialer.ts";
import { campaignJobs } from "./job-names.ts";
import { campaigns } from "./schema.ts";

/** Between two looks at a campaign. */
const paceMs = 200;
/** The same while there is nobody to call. */
const idleMs = 1000;
/** Then another process may go on with it. */
const shiftMs = 50_000;
/** Whoever is at a campaign looks at it at least this often. */
const lookMs = 15_000;

/** On worker processes: two that are at one campaign take turns, since each look holds its row. */
export function createCampaignJobs(
	{ db, clock, jobs, system }: Pick<Platform, "db" | "clock" | "jobs" | "system">,
	dialer: Dialer,
): JobDefinition[] {
	const dial: JobDefinition<typeof campaignJobs.dial.schema> = {
		...campaignJobs.dial,
		concurrency: 10,
		retryLimit: 3,
		expireInSeconds: 120,
		async run({ campaignId }, { signal }) {
			const until = clock.elapsed() + shiftMs;
			while (!signal.aborted && !system.draining() && clock.elapsed() < until) {
				const done = await dialer.tick(campaignId);
				if (done === "over") return;
				await sleep(clock, done === "dialled" ? paceMs : idleMs, signal).catch(() => {});
			}
			await db.transaction((tx) => jobs.enqueue(tx, campaignJobs.dial, { campaignId }, { singletonKey: campaignId }));
		},
	};
	const wake: JobDefinition<typeof campaignJobs.wake.schema> = {
		...campaignJobs.wake,
		concurrency: 1,
		retryLimit: 1,
		expireInSeconds: 60,
		schedule: "* * * * *",
		async run() {
			await db.transaction(async (tx) => {
				await tx
					.update(campaigns)
					.set({ state: "running" })
					.where(
						and(
							eq(campaigns.state, "scheduled"),
							lte(
								sql`(${campaigns.definition} -> 'schedule' ->> 'startsAt')::timestamptz`,
								sql`${new Date(clock.now()).toISOString()}::timestamptz`,
							),
						),
					);
				const unseen = new Date(clock.now() - lookMs);
				const alone = await tx
					.select({ id: campaigns.id })
					.from(campaigns)
					.where(and(eq(campaigns.state, "running"), or(isNull(campaigns.tokensAt), lt(campaigns.tokensAt, unseen))));
				for (const { id } of alone) await jobs.enqueue(tx, campaignJobs.dial, { campaignId: id }, { singletonKey: id });
			});
		},
	};
	return [dial, wake];
}
