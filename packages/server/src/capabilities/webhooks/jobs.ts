import { and, lt, notExists, sql } from "drizzle-orm";
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { Context } from "./context.ts";
import { deliverJob } from "./job-names.ts";
import type { Outbox } from "./outbox.ts";
import { deliveries, messages } from "./schema.ts";
import type { Sender } from "./sender.ts";
import { endpointsDue } from "./store.ts";

const keptMs = 30 * 24 * 3_600_000;
const batch = 5000;

export function webhookJobs({ db, jobs, clock }: Context, outbox: Outbox, sender: Sender): JobDefinition[] {
	const deliver: JobDefinition<typeof deliverJob.schema> = {
		...deliverJob,
		concurrency: 4,
		retryLimit: 3,
		expireInSeconds: 180,
		run: ({ endpointId }, { signal }) => sender.run(endpointId, signal),
	};
	const sweep: JobDefinition = {
		name: "webhooks.sweep",
		schema: z.object({}),
		concurrency: 1,
		retryLimit: 0,
		expireInSeconds: 120,
		schedule: "* * * * *",
		async run() {
			await outbox.fill();
			for (const endpointId of await endpointsDue(db.query, new Date(clock.now())))
				await db.transaction((tx) => jobs.enqueue(tx, deliverJob, { endpointId }, { singletonKey: endpointId }));
		},
	};
	const forget: JobDefinition = {
		name: "webhooks.forget",
		schema: z.object({}),
		concurrency: 1,
		retryLimit: 1,
		expireInSeconds: 600,
		schedule: "40 3 * * *",
		async run(_data, { signal }) {
			const before = new Date(clock.now() - keptMs);
			const open = db.query
				.select({ one: sql`1` })
				.from(deliveries)
				.where(and(sql`${deliveries.messageId} = ${messages.id}`, sql`${deliveries.state} in ('waiting', 'sending')`));
			for (;;) {
				const old = db.query
					.select({ id: messages.id })
					.from(messages)
					.where(and(lt(messages.at, before), notExists(open)))
					.limit(batch);
				const { rowCount } = await db.query.delete(messages).where(sql`${messages.id} in (${old})`);
				if ((rowCount ?? 0) < batch || signal.aborted) return;
			}
		},
	};
	return [deliver, sweep, forget];
}
