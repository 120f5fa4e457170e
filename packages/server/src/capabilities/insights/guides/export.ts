import type { GuideAnalytics } from "@centralita/contracts";
import { csvLine, csvMark } from "../../../platform/csv/index.ts";

const columns: readonly [string, (group: GuideAnalytics["groups"][number]) => string | number | null][] = [
	["sessions", ({ figures }) => figures.sessions],
	["open", ({ figures }) => figures.open],
	["resolved", ({ figures }) => figures.resolved.count],
	["confirmed", ({ figures }) => figures.confirmed],
	["assumed", ({ figures }) => figures.assumed],
	["returned", ({ figures }) => figures.returned],
	["escalated", ({ figures }) => figures.escalated.count],
	["abandoned", ({ figures }) => figures.abandoned.count],
	["resolved_share", ({ figures }) => figures.resolved.share],
	["resolved_low", ({ figures }) => figures.resolved.low],
	["resolved_high", ({ figures }) => figures.resolved.high],
	["mean_minutes", ({ figures }) => figures.meanMinutes],
	["p50_minutes", ({ figures }) => figures.p50Minutes],
	["p95_minutes", ({ figures }) => figures.p95Minutes],
	["ratings", ({ figures }) => figures.ratings],
	["rating", ({ figures }) => figures.rating],
];

/** The report's groups as a CSV file. */
export function exportGroups({ groupBy, groups }: Pick<GuideAnalytics, "groupBy" | "groups">): string {
	const keys = groupBy === "version" ? ["guide", "version"] : [groupBy];
	const head = csvLine([...keys, ...columns.map(([name]) => name)]);
	const lines = groups.map((group) =>
		csvLine([...(groupBy === "version" ? [group.guide] : []), group.key, ...columns.map(([, read]) => read(group))]),
	);
	return csvMark + head + lines.join("");
}
