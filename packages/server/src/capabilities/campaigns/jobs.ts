import { and, eq, lte, sql } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import { sleep, uuidv7 } from "../../platform/time/index.ts";
import type { Dialer } from "./dialer.ts";
import { campaignJobs } from "./job-names.ts";
import { rememberedMs } from "./judge.ts";
import { campaigns } from "./schema.ts";
import { purgeNumbers } from "./store.ts";

/** Between two looks at a campaign. */
const paceMs = 100;
/** The same while there is nobody to call, or no room. */
const idleMs = 500;
/** Then another process may go on with it. */
const shiftMs = 50_000;
/** What a process finds while it is being stopped waits this long for another one. */
const notNowSeconds = 2;
/** So often it is looked whether another run that is at a campaign goes on with it. */
const mostElsewhere = 16;

/** Has somebody look after each campaign that runs; who is at one already goes on with it. */
export async function driveAll(tx: Transaction, jobs: Platform["jobs"]): Promise<void> {
	const running = await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.state, "running"));
	for (const { id } of running) await jobs.enqueue(tx, campaignJobs.dial, { campaignId: id }, { singletonKey: id });
}

/** On worker processes: one run is at a campaign, and another takes over when it is not seen any more. */
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
			const driver = uuidv7();
			let elsewhere = 0;
			while (!signal.aborted && !system.draining() && clock.elapsed() < until) {
				const done = await dialer.tick(campaignId, driver);
				if (done === "elsewhere") elsewhere++;
				if (done === "over" || elsewhere > mostElsewhere) return;
				await sleep(clock, done === "decided" ? paceMs : idleMs, signal).catch(() => {});
			}
			// One that is being stopped would take it up again at once, and leave it again.
			const later = system.draining() ? { startAfterSeconds: notNowSeconds } : {};
			await db.transaction((tx) =>
				jobs.enqueue(tx, campaignJobs.dial, { campaignId }, { singletonKey: campaignId, ...later }),
			);
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
				await purgeNumbers(tx, new Date(clock.now() - rememberedMs));
				await driveAll(tx, jobs);
			});
		},
	};
	return [dial, wake];
}
