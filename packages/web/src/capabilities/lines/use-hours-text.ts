import type { WeeklyHours } from "@centralita/contracts";
import { useCallback } from "react";
import { hoursText, useLanguage, useText } from "../../shared/i18n/index.ts";
import { linesText } from "./text.ts";

/** "lun–vie 09:00–18:00", or that it is always open. */
export function useHoursText(): (hours: readonly WeeklyHours[]) => string {
	const t = useText(linesText);
	const language = useLanguage();
	return useCallback((hours) => (hours.length === 0 ? t("alwaysOpen") : hoursText(hours, language)), [t, language]);
}
