/** Calls and chats, counted by day: what came of them, how long they took, what they cost. */
import { z } from "zod";
import { Channel, Id, Language, Timestamp } from "./common.ts";
import { Outcome } from "./conversations.ts";
import { Proportion } from "./guide-insights.ts";

export const reportGroups = ["day", "hour", "channel", "line", "assistant", "campaign", "outcome"] as const;
export const ReportGroup = z.enum(reportGroups);
export type ReportGroup = z.infer<typeof ReportGroup>;

/** `simulator` are trials from the browser, which count only where they are asked for. */
export const ReportChannel = z.enum([...Channel.options, "simulator"]);
export type ReportChannel = z.infer<typeof ReportChannel>;

/** `unanswered`: a call that nobody took. `open`: under way, or not analysed yet. */
export const ReportOutcome = z.enum([...Outcome.options, "unanswered", "open"]);
export type ReportOutcome = z.infer<typeof ReportOutcome>;

export const CallDirection = z.enum(["inbound", "outbound"]);
export type CallDirection = z.infer<typeof CallDirection>;

/** Days that one report may span. */
export const mostReportDays = 366;

export const ReportFilter = z.object({
	/** Without it all but the simulator. */
	channel: ReportChannel.optional(),
	direction: CallDirection.optional(),
	line: Id.optional(),
	assistant: Id.optional(),
	campaign: Id.optional(),
});
export type ReportFilter = z.infer<typeof ReportFilter>;

export const ReportScope = ReportFilter.extend({
	/** So many days up to `to`, where `from` is left out. */
	days: z.coerce.number().int().min(1).max(mostReportDays).default(30),
	/** Days on the company's clock, both included; up to today when left out. */
	from: z.iso.date().optional(),
	to: z.iso.date().optional(),
	/** Not together with hours: those are counted without it. */
	outcome: ReportOutcome.optional(),
});
export type ReportScope = z.infer<typeof ReportScope>;

export const ReportQuery = ReportScope.extend({ groupBy: ReportGroup.default("day") });
export type ReportQuery = z.infer<typeof ReportQuery>;

const Count = z.number().int();
const Mean = z.number().nullable();

export const ReportFigures = z.object({
	/** Calls and chats, those that nobody took among them. */
	contacts: Count,
	conversations: Count,
	/** Calls out that a person answered, of those dialled. Answering machines are not people. */
	answered: Proportion,
	/** Calls in that were taken, of those that came. */
	taken: Proportion,
	/** Conversations that ended without a person of the company, of those that ended. */
	contained: Proportion,
	transferred: Proportion,
	/** Of those that were analysed. */
	resolved: Proportion,
	/** End of what the contact said to the first of the answer. Percentiles come from classes a fifth wide. There are none of an hour, or an outcome, of one line, assistant or campaign. */
	responseMeanMs: Mean,
	responseP95Ms: Mean,
	/** How long conversations lasted. */
	handlingMeanMs: Mean,
	handlingP95Ms: Mean,
	/** −1 to 1. */
	sentiment: Mean,
	/** In the price table's currency; null where no cost is known. */
	costMicros: Mean,
	/** Of those whose cost is known. */
	costPerContactMicros: Mean,
	/** Cost of all, for each that was resolved. */
	costPerResultMicros: Mean,
});
export type ReportFigures = z.infer<typeof ReportFigures>;

/** When it was last counted; `pending` days are waiting to be counted anew. */
export const ReportFreshness = z.object({ countedAt: Timestamp.nullable(), pending: Count });

export const Report = z.object({
	from: z.iso.date(),
	to: z.iso.date(),
	/** Whose days these are. */
	timeZone: z.string(),
	/** Of all costs: the price table's, ISO 4217. */
	currency: z.string(),
	groupBy: ReportGroup,
	total: ReportFigures,
	/** Of a line, an assistant or a campaign `key` is the id, "" for none; `name` is null when it is gone. */
	groups: z.array(z.object({ key: z.string(), name: z.string().nullable(), figures: ReportFigures })),
	/** Failures of AI vendors in these days, whatever the filter. */
	providerFailures: z.array(z.object({ provider: z.string(), kind: z.string(), failures: Count, covered: Count })),
	freshness: ReportFreshness,
});
export type Report = z.infer<typeof Report>;

/** By weekday (Monday is 1) and hour: of the contact's clock where a campaign knew it, of the company's elsewhere. */
export const ReportHeatMap = z.object({
	from: z.iso.date(),
	to: z.iso.date(),
	timeZone: z.string(),
	/** Hours in which nothing happened are left out. */
	cells: z.array(
		z.object({
			weekday: z.number().int().min(1).max(7),
			hour: z.number().int().min(0).max(23),
			/** Calls out: answered of dialled. */
			answered: Proportion,
			/** Calls and chats that came in. */
			inbound: Count,
		}),
	),
});
export type ReportHeatMap = z.infer<typeof ReportHeatMap>;

const Compared = z.object({ key: z.string(), name: z.string().nullable(), proportion: Proportion });

/** Something that was better than the rest by more than chance. */
export const ReportRecommendation = z.object({
	/** `hours` and `days` are of calls out that were answered; `line` too; `assistant` of conversations that were contained. */
	kind: z.enum(["hours", "days", "line", "assistant"]),
	/** The campaign that it is about; null: all of them. */
	campaign: z.object({ id: Id, name: z.string().nullable() }).nullable(),
	/** `hours`: `morning`, `midday`, `afternoon`, `evening`; `days`: `week`, `weekend`; else an id. */
	better: Compared,
	/** All the others together. */
	rest: Compared,
	/** How much more, as a share: the interval in which the true difference is, over all comparisons made at once. */
	low: z.number(),
	high: z.number(),
});
export type ReportRecommendation = z.infer<typeof ReportRecommendation>;
export const ReportRecommendations = z.object({
	from: z.iso.date(),
	to: z.iso.date(),
	/** How many comparisons were made, and the confidence that all of their intervals hold together. */
	comparisons: Count,
	confidence: z.number(),
	/** Of each side at least so many. */
	least: Count,
	items: z.array(ReportRecommendation),
});
export type ReportRecommendations = z.infer<typeof ReportRecommendations>;

const Choice = z.object({ id: Id, name: z.string().nullable() });
/** What there is to filter by. */
export const ReportChoices = z.object({
	lines: z.array(Choice),
	assistants: z.array(Choice),
	campaigns: z.array(Choice),
});
export type ReportChoices = z.infer<typeof ReportChoices>;

export const ReportFormat = z.enum(["csv", "pdf"]);
export type ReportFormat = z.infer<typeof ReportFormat>;
export const ReportExportQuery = ReportQuery.extend({
	format: ReportFormat.default("csv"),
	language: Language.default("es"),
});

/** When a report is sent: at an hour of the company's clock. */
export const ReportSchedule = z
	.object({
		every: z.enum(["day", "week", "month"]),
		/** Monday is 1; of `week`. */
		weekday: z.number().int().min(1).max(7).default(1),
		/** Of `month`: the last one where the month is shorter. */
		day: z.number().int().min(1).max(31).default(1),
		hour: z.number().int().min(0).max(23),
		recipients: z.array(z.email().max(200)).min(1).max(20),
	})
	.refine(({ recipients }) => new Set(recipients.map((one) => one.toLowerCase())).size === recipients.length, {
		path: ["recipients"],
		message: "names an address twice",
	});
export type ReportSchedule = z.infer<typeof ReportSchedule>;

/** What a saved report asks: the last days, up to today on screen and up to yesterday when it is sent. */
export const SavedReportQuery = ReportFilter.extend({
	days: z.number().int().min(1).max(mostReportDays).default(30),
	groupBy: ReportGroup.default("day"),
	outcome: ReportOutcome.optional(),
});
export type SavedReportQuery = z.infer<typeof SavedReportQuery>;

export const SavedReportSave = z.object({
	name: z.string().trim().min(1).max(120),
	language: Language,
	query: SavedReportQuery,
	schedule: ReportSchedule.nullable(),
});
export type SavedReportSave = z.infer<typeof SavedReportSave>;

export const SavedReport = z.object({
	id: Id,
	...SavedReportSave.shape,
	by: z.string().nullable(),
	createdAt: Timestamp,
	updatedAt: Timestamp,
	nextAt: Timestamp.nullable(),
	/** The last time that it was due. */
	lastSend: z
		.object({
			dueAt: Timestamp,
			state: z.enum(["waiting", "sending", "sent", "failed"]),
			detail: z.string().nullable(),
		})
		.nullable(),
});
export type SavedReport = z.infer<typeof SavedReport>;
export const SavedReportList = z.object({
	items: z.array(SavedReport),
	/** Without a mail server nothing can be sent. */
	canSend: z.boolean(),
	timeZone: z.string(),
});
export type SavedReportList = z.infer<typeof SavedReportList>;

/** To oneself or somebody else, to see what it looks like. */
export const ReportTest = z.object({ to: z.email().max(200) });
