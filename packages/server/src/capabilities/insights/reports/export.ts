import type { Report } from "@centralita/contracts";
import { csvLine, csvMark } from "../../../platform/csv/index.ts";

type Group = Report["groups"][number];

const money = (micros: number | null) => (micros === null ? null : micros / 1e6);
const columns: readonly [string, (figures: Group["figures"]) => number | null][] = [
	["contacts", (figures) => figures.contacts],
	["conversations", (figures) => figures.conversations],
	["dialled", (figures) => figures.answered.of],
	["answered", (figures) => figures.answered.count],
	["answered_share", (figures) => figures.answered.share],
	["answered_low", (figures) => figures.answered.low],
	["answered_high", (figures) => figures.answered.high],
	["offered", (figures) => figures.taken.of],
	["taken", (figures) => figures.taken.count],
	["ended", (figures) => figures.contained.of],
	["contained", (figures) => figures.contained.count],
	["contained_share", (figures) => figures.contained.share],
	["transferred", (figures) => figures.transferred.count],
	["analysed", (figures) => figures.resolved.of],
	["resolved", (figures) => figures.resolved.count],
	["resolved_share", (figures) => figures.resolved.share],
	["response_mean_ms", (figures) => figures.responseMeanMs],
	["response_p95_ms", (figures) => figures.responseP95Ms],
	["handling_mean_ms", (figures) => figures.handlingMeanMs],
	["handling_p95_ms", (figures) => figures.handlingP95Ms],
	["sentiment", (figures) => figures.sentiment],
	["cost", (figures) => money(figures.costMicros)],
	["cost_per_contact", (figures) => money(figures.costPerContactMicros)],
	["cost_per_result", (figures) => money(figures.costPerResultMicros)],
];

/** The report's groups as a CSV file, and all of them together in the last line. */
export function reportCsv({ groupBy, groups, total }: Pick<Report, "groupBy" | "groups" | "total">): string {
	const lines = [...groups, { key: "total", name: null, figures: total }].map(({ key, name, figures }) =>
		csvLine([key, name, ...columns.map(([, read]) => read(figures))]),
	);
	return csvMark + csvLine([groupBy, "name", ...columns.map(([name]) => name)]) + lines.join("");
}
