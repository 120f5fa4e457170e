import {
	Report,
	ReportChoices,
	ReportExportQuery,
	ReportHeatMap,
	ReportQuery,
	ReportRecommendations,
	ReportScope,
} from "@centralita/contracts";
import type { Http, Platform } from "../../../platform/capability.ts";
import { reportCsv } from "./export.ts";
import { choices } from "./names.ts";
import { reportPdf } from "./pdf.ts";
import { recommendations } from "./recommend.ts";
import { heatMap, report } from "./report.ts";
import { scopeOf } from "./scope.ts";
import { companyZone } from "./zone.ts";

type Parts = Pick<Platform, "db" | "clock" | "config" | "audit"> & { currency: () => string };

const tags = ["reports"];
const read = { access: "insights:read" } as const;
const types = { csv: "text/csv; charset=utf-8", pdf: "application/pdf" };

/** Calls and chats: what came of them. */
export const reportRoutes =
	({ db, clock, config, audit, currency }: Parts) =>
	(http: Http): void => {
		const timeZone = companyZone(config);
		const at = () => ({ timeZone, now: clock.now() });

		http.get(
			"/api/v1/reports",
			{
				config: read,
				schema: {
					tags,
					summary: "Calls and chats by day, hour, channel, line, assistant, campaign or outcome",
					description:
						"Days are those of the company's clock. Counted within a minute or two of what happens; `freshness` tells how much still waits.",
					querystring: ReportQuery,
					response: { 200: Report },
				},
			},
			({ query: { groupBy, ...rest } }) => report(db.query, scopeOf(rest, groupBy, at()), groupBy, currency()),
		);

		http.get(
			"/api/v1/reports/heat-map",
			{
				config: read,
				schema: {
					tags,
					summary: "Answered calls out, and what comes in, by weekday and hour",
					querystring: ReportScope,
					response: { 200: ReportHeatMap },
				},
			},
			({ query }) => heatMap(db.query, scopeOf(query, "hour", at())),
		);

		http.get(
			"/api/v1/reports/recommendations",
			{
				config: read,
				schema: {
					tags,
					summary: "What was better than the rest by more than chance, with its figures",
					description:
						"Differences of shares with Newcombe's interval, all of which hold together with the confidence given. They were seen, not tried: something else may be the reason.",
					querystring: ReportScope,
					response: { 200: ReportRecommendations },
				},
			},
			({ query }) => recommendations(db.query, scopeOf(query, "hour", at())),
		);

		http.get(
			"/api/v1/reports/choices",
			{
				config: read,
				schema: { tags, summary: "Lines, assistants and campaigns to filter by", response: { 200: ReportChoices } },
			},
			() => choices(db.query),
		);

		http.get(
			"/api/v1/reports/export",
			{
				config: { access: "insights:export" },
				schema: { tags, summary: "Download a report as CSV or PDF", querystring: ReportExportQuery },
			},
			async ({ query: { format, language, groupBy, ...rest }, principal, ip }, reply) => {
				const scope = scopeOf(rest, groupBy, at());
				const found = await report(db.query, scope, groupBy, currency());
				const file =
					format === "csv"
						? reportCsv(found)
						: await reportPdf(found, { language, title: null, madeAt: new Date(clock.now()) });
				const detail = { format, groupBy, ...rest, from: scope.from, to: scope.to };
				await db.transaction((tx) => audit.record(tx, { principal, ip, action: "report.exported", detail }));
				return reply
					.type(types[format])
					.header("content-disposition", `attachment; filename="report-${scope.from}-${scope.to}.${format}"`)
					.header("cache-control", "no-store")
					.send(file);
			},
		);
	};
