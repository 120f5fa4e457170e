import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Any usual way to write a number → E.164; null when it cannot be one. `country` counts for national numbers. */
export function toE164(written: string, country: string): string | null {
	const defaultCountry: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
	const parsed = parsePhoneNumberFromString(written, defaultCountry && { defaultCountry, extract: false });
	return parsed?.isValid() ? parsed.number : null;
}
