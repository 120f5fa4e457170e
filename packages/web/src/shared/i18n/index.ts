export { commonText } from "./common-text.ts";
export {
	formatDateTime,
	formatDuration,
	formatLatency,
	formatNumber,
	formatPercent,
	formatRelative,
} from "./format.ts";
export { activateLanguage, initialLanguage } from "./language.ts";
export { type Catalogue, defineText, type Message } from "./text.ts";
export { localized, useLanguage } from "./use-language.ts";
export { type Translate, useText, type Values } from "./use-text.ts";
