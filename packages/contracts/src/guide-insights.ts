/** Figures of guides: what came of their sessions, counted by day (UTC). */
import { z } from "zod";
import { Id, Locale, Timestamp } from "./common.ts";
import { SessionChannel } from "./guide-sessions.ts";
import { GuideSlug, NodeId } from "./guides.ts";

export const guideGroups = ["day", "guide", "version", "channel", "locale"] as const;
export const GuideGroup = z.enum(guideGroups);
export type GuideGroup = z.infer<typeof GuideGroup>;

const Count = z.number().int();

export const GuideAnalyticsQuery = z.object({
	/** Days, both included; 30 days up to today when left out. Figures go back 90 days. */
	from: z.iso.date().optional(),
	to: z.iso.date().optional(),
	groupBy: GuideGroup.default("day"),
	guide: GuideSlug.optional(),
	version: z.coerce.number().int().min(1).optional(),
	/** Without it all but the simulator, where people try guides out. */
	channel: SessionChannel.optional(),
	locale: Locale.optional(),
});
export type GuideAnalyticsQuery = z.infer<typeof GuideAnalyticsQuery>;

/** A share 0–1 of `of`, with the interval that the true one is in with a confidence of 95 % (Wilson score); null of nothing. */
export const Proportion = z.object({
	count: Count,
	of: Count,
	share: z.number().nullable(),
	low: z.number().nullable(),
	high: z.number().nullable(),
});
export type Proportion = z.infer<typeof Proportion>;

export const GuideFigures = z.object({
	sessions: Count,
	/** Still under way, and in no share. */
	open: Count,
	/** Of those that ended: resolved, and nobody came back with the same within 72 hours. */
	resolved: Proportion,
	/** Said by the contact. */
	confirmed: Count,
	/** Assumed after their silence. */
	assumed: Count,
	/** Resolved, but they came back. */
	returned: Count,
	escalated: Proportion,
	abandoned: Proportion,
	/** How long resolved ones took. Percentiles come from classes a fifth wide. */
	meanMinutes: z.number().nullable(),
	p50Minutes: z.number().nullable(),
	p95Minutes: z.number().nullable(),
	/** Mean of 1–5. */
	rating: z.number().nullable(),
	ratings: Count,
	helpful: Proportion,
});
export type GuideFigures = z.infer<typeof GuideFigures>;

/** A node of the funnel; `guide` is the one that it is in, which may be one within. */
export const GuideStepFigures = z.object({
	guide: GuideSlug,
	node: NodeId,
	/** A step: something to do that works or does not. */
	isStep: z.boolean(),
	/** Sessions that came here, and those that ended here without a solution. */
	sessions: Count,
	abandoned: Count,
	escalated: Count,
	/** Share of the sessions that came here and ended here. */
	dropOff: z.number(),
	worked: Count,
	failed: Count,
	skipped: Count,
	helped: Count,
	/** Mean time until the answer. */
	meanSeconds: z.number().nullable(),
});
export type GuideStepFigures = z.infer<typeof GuideStepFigures>;

export const GuideAnalytics = z.object({
	from: z.iso.date(),
	to: z.iso.date(),
	groupBy: GuideGroup,
	total: GuideFigures,
	/** By the key of `groupBy`, at most 200; with a version its guide stands in `guide`. */
	groups: z.array(z.object({ key: z.string(), guide: GuideSlug.nullable(), figures: GuideFigures })),
	/** In the order in which people meet them; empty unless a guide is chosen. */
	funnel: z.array(GuideStepFigures),
	/** Steps that did not work, were not understood or were left most, worst first; at least 20 sessions. */
	worstSteps: z.array(GuideStepFigures.extend({ inGuide: GuideSlug, inVersion: Count, trouble: z.number() })),
	/** What at least three people said, of 30 days; whatever the version, channel and language. */
	topProblems: z.array(
		z.object({
			guide: GuideSlug,
			problem: z.string(),
			sessions: Count,
			resolved: Count,
			escalated: Count,
			abandoned: Count,
		}),
	),
	/** How many gave each rating, 1 to 5. */
	ratings: z.array(Count).length(5),
	comments: z.array(
		z.object({
			sessionId: Id,
			guide: GuideSlug,
			version: Count,
			channel: SessionChannel,
			rating: Count.nullable(),
			comment: z.string(),
			at: Timestamp,
		}),
	),
	/** Versions with sessions in that time, of the guide chosen. */
	versions: z.array(Count),
	/** How old the figures are. */
	freshness: z.object({ refreshedAt: Timestamp, failing: z.boolean() }),
});
export type GuideAnalytics = z.infer<typeof GuideAnalytics>;

export const GuideEdgesQuery = z.object({ guide: GuideSlug, version: z.coerce.number().int().min(1) });

/** How often each way of a version was taken in 90 days. */
export const GuideEdges = z.object({
	edges: z.array(z.object({ node: NodeId, next: NodeId, outcome: z.string(), times: Count })),
	refreshedAt: Timestamp,
});
export type GuideEdges = z.infer<typeof GuideEdges>;

/** Sessions now, and of those that began in the last 24 hours what came of them. */
export const GuideRealtime = z.object({
	at: Timestamp,
	underWay: Count,
	needPerson: Count,
	lastDay: z.object({ started: Count, resolved: Count, escalated: Count, abandoned: Count }),
});
export type GuideRealtime = z.infer<typeof GuideRealtime>;
