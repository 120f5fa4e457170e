import { Report, ReportChoices, type ReportFormat, ReportHeatMap, ReportRecommendations } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api, apiUrl } from "../../../shared/api/index.ts";
import { type CallSearch, callQueryOf } from "../calls-search.ts";

const callsKey = ["insights", "calls"] as const;
const refetchInterval = 60_000;

export const callReportQuery = (search: CallSearch) => {
	const query = callQueryOf(search);
	return queryOptions({
		queryKey: [...callsKey, "report", query],
		queryFn: ({ signal }) => api.get("/reports", { schema: Report, query, signal }),
		refetchInterval,
	});
};

/** Hours are counted without outcomes. */
const byHour = (search: CallSearch) => {
	const { groupBy: _groupBy, outcome: _outcome, ...query } = callQueryOf(search);
	return query;
};

export const heatMapQuery = (search: CallSearch) =>
	queryOptions({
		queryKey: [...callsKey, "heat-map", byHour(search)],
		queryFn: ({ signal }) => api.get("/reports/heat-map", { schema: ReportHeatMap, query: byHour(search), signal }),
		refetchInterval,
	});

export const recommendationsQuery = (search: CallSearch) =>
	queryOptions({
		queryKey: [...callsKey, "recommendations", byHour(search)],
		queryFn: ({ signal }) =>
			api.get("/reports/recommendations", { schema: ReportRecommendations, query: byHour(search), signal }),
		refetchInterval,
	});

export const reportChoicesQuery = queryOptions({
	queryKey: [...callsKey, "choices"],
	queryFn: ({ signal }) => api.get("/reports/choices", { schema: ReportChoices, signal }),
	staleTime: 60_000,
});

export const callExportUrl = (search: CallSearch, format: ReportFormat, language: string): string =>
	apiUrl("/reports/export", { ...callQueryOf(search), format, language });
