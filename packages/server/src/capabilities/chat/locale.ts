import { type Locale, languageOf, locales } from "@centralita/contracts";

const byLanguage = { es: "es-419", en: "en-US" } as const;

/** "es", "es-MX" or "en" as the nearest of the product's locales; null when it speaks none. */
export function localeOf(tag: string): Locale | null {
	const wanted = tag.trim().toLowerCase();
	const exact = locales.find((locale) => locale.toLowerCase() === wanted);
	if (exact) return exact;
	const [language] = wanted.split("-");
	return language === "es" || language === "en" ? byLanguage[language] : null;
}

/** The first that the product speaks, by quality (RFC 9110, section 12.5.4). */
export function preferredLocale(acceptLanguage: string | undefined, otherwise: Locale): Locale {
	const ranges = (acceptLanguage ?? "")
		.slice(0, 500)
		.split(",")
		.map((range, index) => {
			const [tag = "", ...parameters] = range.split(";");
			const quality = Number(parameters.join(";").match(/q\s*=\s*([\d.]+)/)?.[1] ?? 1);
			return { tag, quality: Number.isFinite(quality) ? quality : 0, index };
		})
		.filter(({ quality }) => quality > 0)
		.sort((a, b) => b.quality - a.quality || a.index - b.index);
	for (const { tag } of ranges) {
		const locale = localeOf(tag);
		if (locale) return locale;
	}
	return otherwise;
}

export const sameLanguage = (a: Locale, b: Locale): boolean => languageOf(a) === languageOf(b);
