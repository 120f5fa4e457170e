import type { GuideExperiment, GuideExperimentEnd, GuideExperimentStart } from "@centralita/contracts";
import type { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Actor, GuideEditing } from "../editing/service.ts";
import { lockGuide, lockGuides } from "../store.ts";
import { endExperiment, insertExperiment, lockExperiment, runningOn, viewExperiment } from "./store.ts";

const nameOf = ({ principal }: Actor): string => principal?.name ?? "system";

/** Trying one version of a guide against another. Told to the audit log, like all that changes what people get. */
export function createGuideExperiments(
	{ clock, audit, events }: Pick<Platform, "clock" | "audit" | "events">,
	editing: Pick<GuideEditing, "version" | "requireSound" | "publishVersion">,
) {
	return {
		/**
		 * From now on whoever begins the guide gets one of the two. Rejects with `not-found`, `gone` when it is archived,
		 * `experiment-running`, `conflict` for a guide that opens conversations, `guide-invalid` for a version that cannot be run any more.
		 */
		async start(
			tx: Transaction,
			actor: Actor,
			slug: string,
			{ versionA, versionB, shareB }: z.output<typeof GuideExperimentStart>,
		): Promise<GuideExperiment> {
			await lockGuides(tx);
			const row = await lockGuide(tx, slug);
			if (row.archivedAt) throw new AppError("gone", "The guide is archived. Bring it back first.");
			if ((await runningOn(tx, [slug])).length > 0)
				throw new AppError("experiment-running", "An experiment runs on this guide already: end it first.");
			for (const number of [versionA, versionB]) {
				const { definition } = await editing.version(tx, slug, number);
				if (definition.opening === true)
					throw new AppError(
						"conflict",
						"A guide that opens conversations solves nothing: there is nothing to compare.",
					);
				await editing.requireSound(tx, definition, `Version ${number} cannot be run as it is.`);
			}
			const now = clock.now();
			const by = nameOf(actor);
			const experiment = {
				id: uuidv7(now),
				guide: slug,
				versionA,
				versionB,
				shareB,
				startedAt: new Date(now),
				startedBy: by,
				endedAt: null,
				endedBy: null,
				chosen: null,
			};
			await insertExperiment(tx, experiment);
			const told = { experimentId: experiment.id, versionA, versionB, shareB };
			await audit.record(tx, { ...actor, action: "guide.experiment-started", subject: slug, detail: told });
			await events.append(tx, "guide.experiment-started", { guide: slug, ...told, by });
			return viewExperiment(experiment);
		},

		/**
		 * Everybody gets the chosen version from now on: where it is not the newest, it is published anew, and the draft stays
		 * as it is. Sessions under way stay on theirs. Rejects with `not-found`, `conflict` when it ended otherwise.
		 */
		async end(
			tx: Transaction,
			actor: Actor,
			slug: string,
			id: string,
			{ chosen, note }: z.output<typeof GuideExperimentEnd>,
		): Promise<GuideExperiment> {
			await lockGuides(tx);
			const row = await lockGuide(tx, slug);
			const experiment = await lockExperiment(tx, slug, id);
			if (!experiment) throw new AppError("not-found", "The guide has no such experiment.");
			if (experiment.endedAt !== null) {
				if (experiment.chosen === chosen) return viewExperiment(experiment);
				throw new AppError("conflict", "This experiment has ended already.");
			}
			const number = chosen === "a" ? experiment.versionA : experiment.versionB;
			const by = nameOf(actor);
			const ended = { endedAt: new Date(clock.now()), endedBy: by, chosen };
			await endExperiment(tx, id, ended);
			const version =
				number === row.latestVersion ? number : await editing.publishVersion(tx, actor, row, number, note);
			const detail = { experimentId: id, chosen, version };
			await audit.record(tx, { ...actor, action: "guide.experiment-ended", subject: slug, detail });
			await events.append(tx, "guide.experiment-ended", { guide: slug, ...detail, by });
			return viewExperiment({ ...experiment, ...ended });
		},
	};
}

export type GuideExperiments = ReturnType<typeof createGuideExperiments>;
