import {
	CallDirection,
	Id,
	mostReportDays,
	ReportChannel,
	ReportGroup,
	ReportOutcome,
	type SavedReportQuery,
} from "@centralita/contracts";
import { z } from "zod";

export const callPeriods = [1, 7, 30, 90, 365] as const;
export const callMetrics = ["contacts", "answered", "contained", "resolved", "response", "handling", "cost"] as const;
export type CallMetric = (typeof callMetrics)[number];

const fields = {
	days: z.coerce.number().int().min(1).max(mostReportDays),
	from: z.iso.date(),
	to: z.iso.date(),
	groupBy: ReportGroup,
	channel: ReportChannel,
	direction: CallDirection,
	line: Id,
	assistant: Id,
	campaign: Id,
	outcome: ReportOutcome,
	metric: z.enum(callMetrics),
};

/** What the address of the report holds. */
export type CallSearch = { [K in keyof typeof fields]?: z.infer<(typeof fields)[K]> };
export type CallSearchChange = { [K in keyof CallSearch]?: CallSearch[K] | undefined };

/** Reads the address; what makes no sense is left out. Dates come in pairs, and outcomes are not counted by hour. */
export function readCallSearch(given: Record<string, unknown>): CallSearch {
	const search: Record<string, unknown> = {};
	for (const [name, schema] of Object.entries(fields)) {
		const read = schema.safeParse(given[name]);
		if (read.success) search[name] = read.data;
	}
	const { from, to, days, groupBy, metric, outcome, ...rest } = search as CallSearch;
	const ordered = from !== undefined && to !== undefined && from <= to;
	return {
		...rest,
		...(ordered ? { from, to } : days !== undefined && days !== 30 ? { days } : {}),
		...(groupBy !== undefined && groupBy !== "day" ? { groupBy } : {}),
		...(metric !== undefined && metric !== "contacts" ? { metric } : {}),
		...(outcome !== undefined && groupBy !== "hour" ? { outcome } : {}),
	};
}

/** The same as the API asks for it. */
export const callQueryOf = ({ metric: _metric, ...rest }: CallSearch) => rest;

/** What is kept of it: the days up to now, however they were chosen. */
export function savedQueryOf({
	days = 30,
	from,
	to,
	groupBy = "day",
	metric: _,
	...filter
}: CallSearch): SavedReportQuery {
	const span =
		from && to ? Math.min(mostReportDays, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1) : days;
	return { ...filter, days: span, groupBy };
}

/** The address of a saved report. */
export const searchOf = ({ days, groupBy, ...filter }: SavedReportQuery): CallSearch =>
	readCallSearch({ ...filter, days, groupBy });

/** Whether it asks for less than everything. */
export const isNarrowed = ({ channel, direction, line, assistant, campaign, outcome }: CallSearch): boolean =>
	[channel, direction, line, assistant, campaign, outcome].some((one) => one !== undefined);
