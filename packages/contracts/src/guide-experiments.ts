/** Experiments: two published versions of a guide side by side, each for its share of those who begin it. */
import { z } from "zod";
import { Id, Timestamp } from "./common.ts";
import { Proportion } from "./guide-insights.ts";
import { GuideSlug } from "./guides.ts";

/** `a` is the control, `b` what is tried. */
export const ExperimentArm = z.enum(["a", "b"]);
export type ExperimentArm = z.infer<typeof ExperimentArm>;

const Version = z.number().int().min(1);

export const GuideExperiment = z.object({
	id: Id,
	guide: GuideSlug,
	versionA: Version,
	versionB: Version,
	/** Percent of those who begin the guide that get B. */
	shareB: z.number().int(),
	startedAt: Timestamp,
	startedBy: z.string(),
	/** Null while it runs. */
	endedAt: Timestamp.nullable(),
	endedBy: z.string().nullable(),
	/** Whose version everybody gets since it ended. */
	chosen: ExperimentArm.nullable(),
});
export type GuideExperiment = z.infer<typeof GuideExperiment>;
/** Newest first. */
export const GuideExperimentList = z.object({ items: z.array(GuideExperiment) });

export const GuideExperimentStart = z
	.object({ versionA: Version, versionB: Version, shareB: z.number().int().min(1).max(99).default(50) })
	.refine(({ versionA, versionB }) => versionA !== versionB, {
		message: "must be another version than versionA",
		path: ["versionB"],
	});
/** `note` of the version that is published, when the chosen one is not the newest already. */
export const GuideExperimentEnd = z.object({
	chosen: ExperimentArm,
	note: z.string().trim().max(300).default(""),
});

export const experimentEvents = {
	"guide.experiment-started": z.object({
		guide: GuideSlug,
		experimentId: Id,
		versionA: Version,
		versionB: Version,
		shareB: z.number().int(),
		by: z.string(),
	}),
	/** `version` is the one that everybody gets from now on. */
	"guide.experiment-ended": z.object({
		guide: GuideSlug,
		experimentId: Id,
		chosen: ExperimentArm,
		version: Version,
		by: z.string(),
	}),
} as const;

const Count = z.number().int();

export const ExperimentArmFigures = z.object({
	arm: ExperimentArm,
	version: Version,
	sessions: Count,
	/** Still under way, and in no share. */
	open: Count,
	/** Of those that ended, as everywhere: whoever came back with the same within 72 hours was not helped. */
	resolved: Proportion,
	confirmed: Count,
	assumed: Count,
	escalated: Proportion,
	abandoned: Proportion,
	/** How long those took that were resolved. */
	medianMinutes: z.number().nullable(),
	/** Mean of 1–5. */
	rating: z.number().nullable(),
	ratings: Count,
});
export type ExperimentArmFigures = z.infer<typeof ExperimentArmFigures>;

/**
 * Whether it can be told which resolves more. `few`: fewer than `needed` sessions of one ended. `none`: chance alone may do
 * that. `unfinished`: it would be told, but what is not over yet could turn it. `a`, `b`: that one resolves more.
 */
export const ExperimentVerdict = z.enum(["few", "none", "unfinished", "a", "b"]);
export type ExperimentVerdict = z.infer<typeof ExperimentVerdict>;

/** As it is now. The interval holds for one look, at a moment that was settled beforehand. */
export const GuideExperimentReport = z.object({
	experiment: GuideExperiment,
	a: ExperimentArmFigures,
	b: ExperimentArmFigures,
	/** Share resolved by B less that by A, with its interval of 95 % (Newcombe); null while there are few. */
	difference: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
	verdict: ExperimentVerdict,
	needed: Count,
});
export type GuideExperimentReport = z.infer<typeof GuideExperimentReport>;
