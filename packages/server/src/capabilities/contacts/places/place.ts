import type { ContactFactSource } from "@centralita/contracts";
import type { PhoneNumber } from "libphonenumber-js/max";
import { zoneOfArea } from "./areas.ts";
import { zoneOfCountry } from "./zones.ts";

/** Grows when the rules below do: contacts whose place was derived by older ones get it anew. */
export const placeVersion = 1;

export type Place = {
	country: string | null;
	countrySource: ContactFactSource;
	timeZone: string | null;
	timeZoneSource: ContactFactSource;
};
export type GivenPlace = { country: string | null; timeZone: string | null };

/**
 * Where somebody is: what was given, else what their first number tells. A country with several hours, without an area
 * that tells which, has no time zone: it is better not to know than to be wrong.
 */
export function placeOf(number: PhoneNumber | null, given: GivenPlace, now: number): Place {
	const country = given.country ?? number?.country ?? null;
	// An area of the number's country says nothing of another one that was given.
	const area =
		country !== null && number?.country === country ? zoneOfArea(country, String(number.nationalNumber)) : null;
	const derived = area ?? (country === null ? null : zoneOfCountry(country, now));
	const timeZone = given.timeZone ?? derived;
	return {
		country,
		countrySource: given.country === null ? (country === null ? "unknown" : "derived") : "given",
		timeZone,
		timeZoneSource: given.timeZone === null ? (timeZone === null ? "unknown" : "derived") : "given",
	};
}
