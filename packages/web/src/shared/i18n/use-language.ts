import type { Language, LocalizedText } from "@centralita/contracts";
import { useLingui } from "@lingui/react";

/** The language being shown. */
export function useLanguage(): Language {
	return useLingui().i18n.locale === "en" ? "en" : "es";
}

/** Picks a text in that language, or in the one there is. */
export const localized = (text: LocalizedText, language: Language): string =>
	text[language] ?? text.es ?? text.en ?? "";
