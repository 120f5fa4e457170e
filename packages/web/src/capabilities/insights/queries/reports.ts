import { GuideAnalytics as Analytics, type GuideAnalytics, GuideRealtime, GuideVersion } from "@centralita/contracts";
import { queryOptions, useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api, apiUrl } from "../../../shared/api/index.ts";
import { gistOf } from "../../../shared/guides/index.ts";
import { useLanguage } from "../../../shared/i18n/index.ts";
import { type ReportSearch, reportQueryOf } from "../report-search.ts";

const reportsKey = ["insights", "guides"] as const;

export const reportQuery = (search: ReportSearch, groupBy: GuideAnalytics["groupBy"]) =>
	queryOptions({
		queryKey: [...reportsKey, groupBy, search],
		queryFn: ({ signal }) =>
			api.get("/troubleshooting/analytics", {
				schema: Analytics,
				query: { ...reportQueryOf(search, Date.now()), groupBy },
				signal,
			}),
		refetchInterval: 60_000,
	});

export const exportUrl = (search: ReportSearch): string =>
	apiUrl("/troubleshooting/analytics/export.csv", { ...reportQueryOf(search, Date.now()), groupBy: "day" });

/** A job takes a while: the report is read again for as long. */
const lookAgainMs = [2000, 6000, 15_000];

export function useRefreshReports() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: () => api.post("/troubleshooting/analytics/refresh"),
		onSuccess: () => {
			for (const ms of lookAgainMs) setTimeout(() => void client.invalidateQueries({ queryKey: reportsKey }), ms);
		},
	});
}

/** Sessions right now; null until the first figures come. */
export function useRealtime(): GuideRealtime | null {
	const [now, setNow] = useState<GuideRealtime | null>(null);
	useEffect(() => {
		const source = new EventSource(apiUrl("/troubleshooting/realtime"));
		source.onmessage = ({ data }: MessageEvent<string>) => {
			const read = GuideRealtime.safeParse(JSON.parse(data));
			if (read.success) setNow(read.data);
		};
		return () => source.close();
	}, []);
	return now;
}

/** What a node says, in the newest version of its guide; its id where it is gone. */
export function useNodeTitle(guides: readonly string[]): (guide: string, node: string) => string {
	const language = useLanguage();
	const slugs = [...new Set(guides)];
	const versions = useQueries({
		queries: slugs.map((slug) => ({
			queryKey: ["guides", slug],
			queryFn: ({ signal }: { signal: AbortSignal }) => api.get(`/guides/${slug}`, { schema: GuideVersion, signal }),
			retry: false,
			staleTime: 60_000,
		})),
		combine: (results) => results.map(({ data }) => data),
	});
	return useMemo(() => {
		const titles = new Map<string, string>();
		for (const version of versions)
			for (const node of version?.definition.nodes ?? [])
				titles.set(`${version?.slug}/${node.id}`, gistOf(node, language));
		return (guide, node) => titles.get(`${guide}/${node}`) || node;
	}, [versions, language]);
}
