import { and, inArray, lt, notInArray } from "drizzle-orm";
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { Context } from "./context.ts";
import type { Inbox } from "./inbox.ts";
import { sendJob } from "./job-names.ts";
import { letters, preferences } from "./schema.ts";
import type { Sender } from "./sender.ts";

const keptMs = 30 * 24 * 3_600_000;
const none = z.object({});

export function notificationJobs({ db, clock, people }: Context, inbox: Inbox, sender: Sender): JobDefinition[] {
	return [
		{
			...sendJob,
			concurrency: 1,
			retryLimit: 2,
			expireInSeconds: 300,
			run: (_data, { signal }) => sender.run(signal),
		},
		{
			name: "notifications.sweep",
			schema: none,
			concurrency: 1,
			retryLimit: 0,
			expireInSeconds: 300,
			schedule: "* * * * *",
			async run(_data, { signal }) {
				await inbox.fill();
				await sender.run(signal);
			},
		},
		{
			name: "notifications.forget",
			schema: none,
			concurrency: 1,
			retryLimit: 1,
			expireInSeconds: 300,
			schedule: "50 3 * * *",
			async run() {
				const before = new Date(clock.now() - keptMs);
				await db.query
					.delete(letters)
					.where(and(inArray(letters.state, ["sent", "failed"]), lt(letters.createdAt, before)));
				// Those of who may not sign in any more, their telephone among them.
				const present = (await people(db.query)).map(({ id }) => id);
				if (present.length > 0) await db.query.delete(preferences).where(notInArray(preferences.userId, present));
			},
		},
	];
}
