import {
	Empty,
	GuideAnalytics,
	GuideAnalyticsQuery,
	GuideEdges,
	GuideEdgesQuery,
	GuideExperimentReport,
	GuideRealtime,
	IdParams,
} from "@centralita/contracts";
import type { Http, Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { maskText } from "../../../platform/masking/index.ts";
import { experimentReport, exportExperiment } from "./experiment.ts";
import { exportGroups } from "./export.ts";
import { figures } from "./figures.ts";
import { realtime } from "./realtime.ts";
import { freshnessOf, report } from "./report.ts";
import { scopeOf } from "./scope.ts";
import { edges } from "./steps.ts";

type Parts = Pick<Platform, "db" | "clock" | "config" | "feed">;

export const guideInsightRoutes =
	({ db, clock, config, feed }: Parts, requestRefresh: (tx: Transaction) => Promise<void>) =>
	(http: Http): void => {
		const tags = ["insights"];
		const read = { access: "insights:read" } as const;
		const shown = (text: string) => maskText(text, config.defaultCountry);

		http.get(
			"/api/v1/troubleshooting/analytics",
			{
				config: read,
				schema: {
					tags,
					summary: "What came of guides: resolution, escalation, time, funnel, problems, ratings",
					description:
						"Days are those of UTC. Counted each hour and on demand; `freshness` tells how old the figures are. Texts of people are masked.",
					querystring: GuideAnalyticsQuery,
					response: { 200: GuideAnalytics },
				},
			},
			async ({ query }) => report(db.query, scopeOf(query, clock.now()), shown),
		);

		http.get(
			"/api/v1/troubleshooting/analytics/export.csv",
			{
				config: read,
				schema: { tags, summary: "Download the figures of guides by group as CSV", querystring: GuideAnalyticsQuery },
			},
			async ({ query }, reply) => {
				const scope = scopeOf(query, clock.now());
				const groups = await figures(db.query, scope, scope.groupBy);
				reply
					.type("text/csv; charset=utf-8")
					.header("content-disposition", `attachment; filename="guides-${scope.from}-${scope.to}.csv"`)
					.header("cache-control", "no-store");
				return reply.send(exportGroups({ groupBy: scope.groupBy, groups }));
			},
		);

		http.get(
			"/api/v1/troubleshooting/analytics/edges",
			{
				config: read,
				schema: {
					tags,
					summary: "How often each way of a guide's version was taken in 90 days",
					querystring: GuideEdgesQuery,
					response: { 200: GuideEdges },
				},
			},
			async ({ query: { guide, version } }) => ({
				edges: await edges(db.query, guide, version),
				refreshedAt: (await freshnessOf(db.query)).refreshedAt,
			}),
		);

		http.get(
			"/api/v1/troubleshooting/analytics/experiments/:id",
			{
				config: read,
				schema: {
					tags,
					summary: "What came of an experiment with two versions of a guide",
					description:
						"From its sessions as they are now, without the simulator. The interval holds for one look at a moment that was settled beforehand: to look often and stop at the first good moment takes chance for a difference.",
					params: IdParams,
					response: { 200: GuideExperimentReport },
				},
			},
			({ params }) => experimentReport(db.query, params.id),
		);

		http.get(
			"/api/v1/troubleshooting/analytics/experiments/:id/export.csv",
			{
				config: read,
				schema: { tags, summary: "Download the figures of an experiment as CSV", params: IdParams },
			},
			async ({ params }, reply) => {
				const found = await experimentReport(db.query, params.id);
				const { guide, startedAt } = found.experiment;
				reply
					.type("text/csv; charset=utf-8")
					.header("content-disposition", `attachment; filename="experiment-${guide}-${startedAt.slice(0, 10)}.csv"`)
					.header("cache-control", "no-store");
				return reply.send(exportExperiment(found));
			},
		);

		http.post(
			"/api/v1/troubleshooting/analytics/refresh",
			{
				config: { access: "guides:write" },
				schema: {
					tags,
					summary: "Count the figures of guides anew",
					description:
						"A job does it soon, once however often it is asked for; `freshness.refreshedAt` tells when it did.",
					response: { 202: Empty },
				},
			},
			async (_request, reply) => {
				await db.transaction(requestRefresh);
				return reply.code(202).send({});
			},
		);

		http.get(
			"/api/v1/troubleshooting/realtime",
			{
				config: read,
				// A HEAD would hold its connection as long as the stream lasts.
				exposeHeadRoute: false,
				schema: {
					tags,
					summary: "Sessions of guides, as it is now",
					description: "Server-sent events; the data of each is a `GuideRealtime`, now and whenever it has changed.",
				},
			},
			(request, reply) =>
				feed.streamLatest(request, reply, {
					topic: "guides",
					read: async () => GuideRealtime.parse(await realtime(db.query, clock.now())),
				}),
		);
	};
