import type { Language } from "@centralita/contracts";

/** 5 January 2026 is a Monday. */
const monday = Date.UTC(2026, 0, 5, 12);

/** A weekday's name; 1 is Monday. */
export const dayName = (day: number, language: Language, width: "long" | "short" | "narrow"): string =>
	new Intl.DateTimeFormat(language, { weekday: width, timeZone: "UTC" }).format(monday + (day - 1) * 86_400_000);
