import type { Locale } from "@centralita/contracts";

/** Recognisers of nova-3 for regions (Deepgram: Models and languages). */
export const languages: Readonly<Record<Locale, string>> = {
	"es-419": "es-419",
	"es-AR": "es-419",
	"es-ES": "es",
	"en-US": "en-US",
	"en-GB": "en-GB",
};
