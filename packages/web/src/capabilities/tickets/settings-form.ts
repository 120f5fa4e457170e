import { type TicketPriority, TicketSettings, type TicketSettingsState, ticketPriorities } from "@centralita/contracts";
import { z } from "zod";

const hourMs = 3_600_000;

/** Hours as they are typed: "1.5", "1,5", or nothing for no promise. */
const Hours = z
	.string()
	.trim()
	.regex(/^(\d+([.,]\d+)?)?$/)
	.transform((text) => (text === "" ? null : Math.round(Number(text.replace(",", ".")) * hourMs)));
const Targets = z.object({ firstResponseMs: Hours, resolutionMs: Hours });

/** The page's texts, then the request that they make. */
export const SettingsForm = z
	.object({
		prefix: z.string(),
		linkDays: z.coerce.number(),
		hours: TicketSettings.shape.hours,
		targets: z.object({ low: Targets, normal: Targets, high: Targets, urgent: Targets }),
	})
	.pipe(TicketSettings);
export type SettingsValues = Omit<TicketSettings, "linkDays" | "targets"> & {
	linkDays: string;
	targets: Record<TicketPriority, { firstResponseMs: string; resolutionMs: string }>;
};

const typed = (ms: number | null): string => (ms === null ? "" : String(Math.round((ms / hourMs) * 100) / 100));

export const valuesOf = ({ prefix, linkDays, hours, targets }: TicketSettingsState): SettingsValues => {
	const entry = (priority: TicketPriority) => ({
		firstResponseMs: typed(targets[priority].firstResponseMs),
		resolutionMs: typed(targets[priority].resolutionMs),
	});
	const [low, normal, high, urgent] = ticketPriorities;
	return {
		prefix,
		linkDays: String(linkDays),
		hours,
		targets: { low: entry(low), normal: entry(normal), high: entry(high), urgent: entry(urgent) },
	};
};
