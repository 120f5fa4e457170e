import type { WeeklyHours } from "@centralita/contracts";
import { useCallback } from "react";
import { dayName, useLanguage, useText } from "../../shared/i18n/index.ts";
import { dayRuns } from "./hours.ts";
import { linesText } from "./text.ts";

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
