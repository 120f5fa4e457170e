import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";
import { isIpv4 } from "../innocent.ts";
import { beginnings, type Found, type Rule } from "../rule.ts";
import { isAmount, namesAnAccount, namesATelephone, namesAThing, speaksOfCalling } from "../words.ts";

/** Where those who call may live: asked after the installation's country, and only when the words speak of a telephone. */
const others: readonly CountryCode[] = ["AR", "ES", "MX", "CL", "CO", "PE", "UY", "BR", "US", "GB"];

const valid = (text: string, country: CountryCode) => parsePhoneNumberFromString(text, country)?.isValid() ?? false;
const validAnywhere = (text: string, country: CountryCode) =>
	valid(text, country) || others.some((other) => valid(text, other));

/** Digits of a number that somebody may call: with the longest prefixes at most. */
const fewest = 7;
const most = 15;

/**
 * A telephone number by the numbering plans that ITU-T E.164 bounds and libphonenumber knows. It has no check digit: without
 * a prefix or a word that names it, only what is valid in the installation's country and written as people write telephones.
 */
function isPhone(found: Found): boolean {
	const { text, before, country } = found;
	const digits = text.replace(/\D/g, "").length;
	if (digits < fewest || digits > most || isAmount(before, found.after)) return false;
	if (text.startsWith("+") || text.startsWith("(+")) {
		if (found.innocent) return false;
		const number = parsePhoneNumberFromString(text, country);
		return number !== undefined && (number.isValid() || (number.isPossible() && digits >= 10));
	}
	const pointed = text.includes(".");
	if (namesATelephone(found)) return !(found.innocent || isIpv4(text)) && (!pointed || validAnywhere(text, country));
	if (pointed || before.endsWith("#") || namesAThing(found) || namesAnAccount(found) || found.innocent) return false;
	if (speaksOfCalling(found)) return validAnywhere(text, country);
	// Thousands apart ("1 145 678 901") are a sum; a long row of digits alone may be a telephone, in a sentence a code.
	const spelled = /[ ()–-]/.test(text) ? !/^\d /.test(text) : digits >= 10 || found.alone;
	return spelled && valid(text, country);
}

export const phone: readonly Rule[] = [
	{
		kind: "TELÉFONO",
		digits: fewest,
		needs: /wa\.me|phone=/i,
		pattern: /(?<=\bwa\.me\/\+?|[?&]phone=(?:\+|%2B)?)\d{8,15}(?!\d)/giu,
		take: ({ text }) => text.length,
	},
	{
		kind: "TELÉFONO",
		digits: fewest,
		runsOn: true,
		pattern:
			/(?:(?<![\p{L}\p{N}_+$€£])(?<![\p{L}\p{N}_][-/~]|\d[.:,])|(?<=(?<![\p{L}\p{N}_])(?:tel|cel|Tel|Cel|TEL|CEL)))(?:\+ ?)?(?:\(\+?\d{1,5}\)|\d)(?:[ \u00a0().–‑-]{0,3}\d){5,18}(?![\p{L}\p{N}_@%]|[-–]\S|[.:/]\d|,\d{1,2}(?!\d)|\.[a-z])/gu,
		take(found) {
			for (const length of beginnings(found.text)) if (isPhone(found.beginning(length))) return length;
			return 0;
		},
	},
];
