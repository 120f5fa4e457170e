export { commonText } from "./common-text.ts";
export { dayName } from "./day-name.ts";
export {
	formatDateTime,
	formatDuration,
	formatLatency,
	formatMoney,
	formatNumber,
	formatPercent,
	formatRelative,
} from "./format.ts";
export { hoursText } from "./hours-text.ts";
export { activateLanguage, initialLanguage, showLanguage } from "./language.ts";
export { defineText } from "./text.ts";
export { localized, useLanguage } from "./use-language.ts";
export { type Translate, useText } from "./use-text.ts";
