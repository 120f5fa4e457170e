import type { Locale } from "@centralita/contracts";

/** Azure has a recogniser for each country and none for Latin America; Mexico's is the largest (Azure: language support). */
export const languages: Readonly<Record<Locale, string>> = {
	"es-419": "es-MX",
	"es-AR": "es-AR",
	"es-ES": "es-ES",
	"en-US": "en-US",
	"en-GB": "en-GB",
};
