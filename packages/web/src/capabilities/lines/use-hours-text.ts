import type { Language, WeeklyHours } from "@centralita/contracts";
import { useCallback } from "react";
import { useLanguage, useText } from "../../shared/i18n/index.ts";
import { dayRuns } from "./hours.ts";
import { linesText } from "./text.ts";

/** 5 January 2026 is a Monday. */
const monday = Date.UTC(2026, 0, 5, 12);

/** A weekday's name; 1 is Monday. */
export const dayName = (day: number, language: Language, width: "long" | "short" | "narrow"): string =>
	new Intl.DateTimeFormat(language, { weekday: width, timeZone: "UTC" }).format(monday + (day - 1) * 86_400_000);

/** "lun–vie 09:00–18:00", or that it is always open. */
export function useHoursText(): (hours: readonly WeeklyHours[]) => string {
	const t = useText(linesText);
	const language = useLanguage();
	return useCallback(
		(hours) => {
			if (hours.length === 0) return t("alwaysOpen");
			const name = (day: number) => dayName(day, language, "short");
			return hours
				.map(({ days, from, to }) => {
					const runs = dayRuns(days).map(([first, last]) =>
						first === last ? name(first) : `${name(first)}${last === first + 1 ? ", " : "–"}${name(last)}`,
					);
					return `${runs.join(", ")} ${from}–${to === "00:00" ? "24:00" : to}`;
				})
				.join(" · ");
		},
		[t, language],
	);
}
