import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import type { MergesService } from "./service.ts";

/** Forgets what two contacts were, once nobody may take their merge back. */
export const mergeSweep = ({ db }: Pick<Platform, "db">, merges: MergesService): JobDefinition => ({
	name: "contacts.forget-merges",
	schema: z.object({}),
	concurrency: 1,
	retryLimit: 2,
	expireInSeconds: 120,
	schedule: "23 4 * * *",
	run: () => db.transaction((tx) => merges.forget(tx)),
});
