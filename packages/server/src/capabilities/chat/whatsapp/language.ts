import type { Locale } from "@centralita/contracts";
import { parsePhoneNumberFromString } from "libphonenumber-js";

const spanish = /^(MX|CO|CL|PE|EC|VE|GT|CU|BO|DO|HN|PY|SV|NI|CR|PA|UY|PR|GQ)$/;
const british = /^(GB|IE|AU|NZ|ZA|IN|MT|JE|GG|IM)$/;
const american = /^(US|CA)$/;

/** What is spoken where a number is from; where that says nothing, `otherwise`. */
export function localeOfPhone(phone: string | null, otherwise: Locale): Locale {
	const country = phone === null ? undefined : parsePhoneNumberFromString(phone)?.country;
	if (country === undefined) return otherwise;
	if (country === "AR") return "es-AR";
	if (country === "ES") return "es-ES";
	if (spanish.test(country)) return "es-419";
	if (british.test(country)) return "en-GB";
	return american.test(country) ? "en-US" : otherwise;
}
