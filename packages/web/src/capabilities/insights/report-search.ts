import { GuideSlug, Locale, SessionChannel } from "@centralita/contracts";

export const periods = [7, 30, 90] as const;

/** What the report's address holds. */
export type ReportSearch = {
	days?: (typeof periods)[number];
	guide?: string;
	version?: number;
	channel?: SessionChannel;
	locale?: Locale;
};

/** Reads the address; what makes no sense is left out. A version without its guide means nothing. */
export function readReportSearch(given: Record<string, unknown>): ReportSearch {
	const days = periods.find((period) => period === Number(given.days));
	const guide = GuideSlug.safeParse(given.guide);
	const version = Number(given.version);
	const channel = SessionChannel.safeParse(given.channel);
	const locale = Locale.safeParse(given.locale);
	return {
		...(days && days !== 30 ? { days } : {}),
		...(guide.success ? { guide: guide.data } : {}),
		...(guide.success && Number.isInteger(version) && version > 0 ? { version } : {}),
		...(channel.success ? { channel: channel.data } : {}),
		...(locale.success ? { locale: locale.data } : {}),
	};
}

/** The same as the API asks for it; days in UTC, today included. */
export function reportQueryOf({ days = 30, ...rest }: ReportSearch, now: number) {
	const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
	return { from: day(now - (days - 1) * 86_400_000), to: day(now), ...rest };
}
