import type { AssistantDefinition, GuideVersion, ProviderChoice } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { readVersion } from "../store.ts";
import { play } from "./play.ts";
import { rehearsalResults, rehearsalRuns } from "./schema.ts";
import { rehearsalJob } from "./service.ts";
import { lockRun, resultsOf, sidesOf } from "./store.ts";

export type RehearsalDependencies = {
	/** Null: smart mode is off, or none is configured. */
	languageModel(choice: ProviderChoice): LanguageModel | null;
	guidesOf(db: Queryable, definition: AssistantDefinition): Promise<GuideVersion[]>;
};

/** Holds the conversations of a rehearsal one by one and stores each: whoever takes over begins with the next. */
export function createRehearsalJob(
	{ db, clock, config }: Pick<Platform, "db" | "clock" | "config">,
	{ languageModel, guidesOf }: RehearsalDependencies,
): JobDefinition<typeof rehearsalJob.schema> {
	const timeZone = config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	return {
		...rehearsalJob,
		concurrency: 1,
		retryLimit: 10,
		expireInSeconds: 900,
		async run({ runId }, { signal }) {
			const [row] = await db.query.select().from(rehearsalRuns).where(eq(rehearsalRuns.id, runId));
			if (row?.state !== "running") return;
			const done = new Set((await resultsOf(db.query, runId)).map(({ position, side }) => `${position} ${side}`));
			for (const side of sidesOf(row)) {
				const definition =
					side === "draft" || row.publishedVersion === null
						? row.draft
						: (await readVersion(db.query, row.assistantId, row.publishedVersion)).definition;
				const guides = await guidesOf(db.query, definition);
				const model = languageModel(definition.languageModel);
				const stage = {
					definition,
					guides,
					model,
					callerModel: model,
					country: config.defaultCountry,
					timeZone,
					now: () => clock.now(),
				};
				for (const [position, one] of row.cases.entries()) {
					if (done.has(`${position} ${side}`)) continue;
					const result = await play(stage, one, signal);
					const goesOn = await db.transaction(async (tx) => {
						if ((await lockRun(tx, runId))?.state !== "running") return false;
						await tx.insert(rehearsalResults).values({ runId, position, side, result }).onConflictDoNothing();
						await tx
							.update(rehearsalRuns)
							.set({ seenAt: new Date(clock.now()) })
							.where(eq(rehearsalRuns.id, runId));
						return true;
					});
					if (!goesOn) return;
				}
			}
			await db.transaction(async (tx) => {
				if ((await lockRun(tx, runId))?.state !== "running") return;
				const results = await resultsOf(tx, runId);
				const passed = results.every(({ side, result }) => side === "published" || result.passed);
				await tx
					.update(rehearsalRuns)
					.set({ state: passed ? "passed" : "failed", endedAt: new Date(clock.now()) })
					.where(eq(rehearsalRuns.id, runId));
			});
		},
	};
}
