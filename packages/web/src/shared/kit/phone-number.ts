import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** `+54 9 (11) 5000-1234` or `0054…` as E.164 writes it; what is no such number only loses its punctuation. */
export const toInternational = (text: string): string => text.replace(/[\s().\-–/]/g, "").replace(/^00/, "+");

/** An E.164 number as its country groups its digits, `+54 9 11 5000 1234`; anything else stays as it is. */
export function readablePhone(text: string): string {
	const grouped = /^\+\d+$/.test(text) ? parsePhoneNumberFromString(text)?.formatInternational() : undefined;
	// Digits that the country's plan takes for a trunk prefix would be lost.
	return grouped !== undefined && toInternational(grouped) === text ? grouped : text;
}
