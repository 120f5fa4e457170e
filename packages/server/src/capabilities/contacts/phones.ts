import {
	type CountryCode,
	isSupportedCountry,
	type PhoneNumber,
	parsePhoneNumberFromString,
} from "libphonenumber-js/max";

/** Any usual way to write a number; null when it cannot be one. `country` counts for national numbers. */
export function readPhone(written: string, country: string): PhoneNumber | null {
	const defaultCountry: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
	const parsed = parsePhoneNumberFromString(written, defaultCountry && { defaultCountry, extract: false });
	return parsed?.isValid() ? parsed : null;
}

/** Likewise, as E.164. */
export const toE164 = (written: string, country: string): string | null => readPhone(written, country)?.number ?? null;

/** Whether numbers of that country are known. */
export const isCountry = (code: string): boolean => isSupportedCountry(code);
