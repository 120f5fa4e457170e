import type { Language } from "@centralita/contracts";
import { getCountries } from "libphonenumber-js/min";

/** Countries by name, as the reader calls them. */
export function countryOptions(language: Language): { value: string; label: string }[] {
	const names = new Intl.DisplayNames([language], { type: "region" });
	return getCountries()
		.map((value) => ({ value: String(value), label: names.of(value) ?? value }))
		.sort((a, b) => a.label.localeCompare(b.label, language));
}

export const countryName = (code: string, language: Language): string =>
	new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;

/** Of the time zone database, as this browser knows it. */
export const timeZones = (): readonly string[] => Intl.supportedValuesOf("timeZone");
