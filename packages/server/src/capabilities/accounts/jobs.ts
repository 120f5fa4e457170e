import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { Accounts } from "./context.ts";
import { purgeLinks } from "./one-time-links.ts";

/** Removes what has expired. */
export function purgeJob({ platform, sessions, limits }: Accounts): JobDefinition {
	return {
		name: "accounts.purge",
		schema: z.object({}),
		concurrency: 1,
		retryLimit: 2,
		expireInSeconds: 300,
		schedule: "17 * * * *",
		run: () =>
			platform.db.transaction(async (tx) => {
				await sessions.purge(tx);
				await purgeLinks(tx, platform.clock.now());
				await limits.purge(tx);
			}),
	};
}
