import { luhn } from "../check-digits.ts";
import { beginnings, type Found, type Rule, rule, standing } from "../rule.ts";
import { named, namesAThing } from "../words.ts";

/** Country and length, of the IBAN registry that SWIFT keeps for ISO 13616. */
const registry =
	"AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";
const lengths = new Map(registry.split(" ").map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));

/** Account number by ISO 13616: the first four moved to the end, letters as numbers, modulo 97 (ISO/IEC 7064) is 1. */
export function iban(text: string): boolean {
	if (!/^[A-Z]{2}\d{2}[A-Z\d]+$/.test(text) || lengths.get(text.slice(0, 2)) !== text.length) return false;
	let rest = 0;
	for (const character of `${text.slice(4)}${text.slice(0, 4)}`) {
		const value = Number.parseInt(character, 36);
		rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
	}
	return rest === 1;
}

/** How much of a text is an IBAN, which may run into the words after it. */
function ibanLength(text: string): number {
	const wanted = lengths.get(text.slice(0, 2).toUpperCase()) ?? 0;
	let bare = "";
	for (const [index, character] of Array.from(text).entries()) {
		if (/[A-Za-z\d]/.test(character)) bare += character.toUpperCase();
		if (bare.length === wanted) return iban(bare) && !/^[\p{L}\p{N}]/u.test(text.slice(index + 1)) ? index + 1 : 0;
	}
	return 0;
}

/**
 * Whether an issuer of payment cards starts its numbers so, and makes them so long: ISO/IEC 7812-1 as Visa, Mastercard,
 * American Express, Diners, Discover, JCB, UnionPay, Maestro and Mir publish theirs. Leaves out what else ends in Luhn's digit:
 * IMEI (15 digits, 3GPP TS 23.003) and ICCID (89…, ITU-T E.118).
 */
function hasIssuer(text: string): boolean {
	const { length } = text;
	if (/^4/.test(text)) return [13, 16, 19].includes(length);
	if (/^(5[1-5]|2[2-7])/.test(text)) return length === 16;
	if (/^3[47]/.test(text)) return length === 15;
	if (/^3(0|[689])/.test(text)) return length >= 14 && length !== 15;
	if (/^35/.test(text)) return length >= 16;
	return /^(5[06-9]|6)/.test(text) && length >= 13 && length !== 15;
}

/** Number of a payment card: 13 to 19 digits, Luhn. */
export const card = (text: string): boolean => /^\d{13,19}$/.test(text) && luhn(text);

const namesOne = named(
	"tarjeta|tarjetas|visa|mastercard|master card|master|amex|american express|maestro|cabal|naranja|diners|card|cards|debito|credito|debit|credit|plastico",
);

const isCard = (found: Found) =>
	card(found.bare) && (namesOne(found) || (hasIssuer(found.bare) && !namesAThing(found)));

export const bank: readonly Rule[] = [
	{
		kind: "IBAN",
		digits: 2,
		runsOn: true,
		pattern: /(?<![\p{L}\p{N}_])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z\d]){11,30}/gu,
		take: ({ text }) => ibanLength(text),
	},
	rule(
		"TARJETA",
		13,
		String.raw`\d{4}([ .–-])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{3})?|3[47]\d{2}([ -])\d{6}\2\d{5}|3[0689]\d{2}([ -])\d{6}\3\d{4}`,
		isCard,
	),
	rule("TARJETA", 13, String.raw`\d{13,19}`, isCard),
	{
		kind: "TARJETA",
		digits: 13,
		runsOn: true,
		pattern: standing(String.raw`\d(?:[ .–-]{1,2}?\d|\d){12,24}`),
		take(found) {
			if (!namesOne(found)) return 0;
			const { text } = found;
			for (const length of beginnings(text)) if (card(text.slice(0, length).replace(/\D/g, ""))) return length;
			return 0;
		},
	},
];
