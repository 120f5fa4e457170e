import { type Rule, rule } from "../rule.ts";
import { named, namesAProduct } from "../words.ts";

const isDate = (digits: string) => {
	const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
};

/**
 * RFC: 3 letters (companies) or 4 (persons), a date and three characters, the last of which checks the others. Published by
 * the SAT, which has issued some with a wrong check digit: it is not required.
 */
export const rfc = (text: string): boolean =>
	/^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{2}[A\d]$/.test(text) && isDate(text.slice(-9, -3));

const alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

/** CURP: the last digit checks the others, weights 18 to 2. Published by RENAPO (DOF of 18 June 2018). */
export function curp(text: string): boolean {
	if (!/^[A-ZÑ&]{4}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-ZÑ&]{3}[A-Z\d]\d$/.test(text) || !isDate(text.slice(4, 10)))
		return false;
	const sum = Array.from(text.slice(0, 17)).reduce(
		(total, character, index) => total + alphabet.indexOf(character === "&" ? "Ñ" : character) * (18 - index),
		0,
	);
	return (10 - (sum % 10)) % 10 === Number(text.at(-1));
}

const namesOne = named("rfc|rfcs|r f c|facturar");
/** Both have one, between letters. */
const birthday = /\d{2}[01]\d[0-3]\d(?!\d{4})/;
const letter = "[A-ZÑ&a-zñ]";
const compact = (text: string) => text.toUpperCase().replace(/[^A-ZÑ&\d]/g, "");

export const mexico: readonly Rule[] = [
	rule(
		"CURP",
		6,
		String.raw`${letter}{4}[- ]?\d{6}[- ]?[A-Za-zñÑ]{6}[- ]?[A-Za-z\d]\d`,
		({ text }) => curp(compact(text)),
		{ letters: true, needs: birthday },
	),
	rule(
		"RFC",
		6,
		String.raw`${letter}{3,4}\d{6}[A-Za-z\d]{3}`,
		(found) => rfc(compact(found.text)) && (namesOne(found) || !namesAProduct(found)),
		{ letters: true, needs: birthday },
	),
	rule(
		"RFC",
		6,
		String.raw`[A-ZÑ&]{4}-\d{6}-[A-Z\d]{3}`,
		(found) => rfc(compact(found.text)) && (namesOne(found) || !namesAProduct(found)),
		{ letters: true, needs: birthday },
	),
	rule(
		"RFC",
		6,
		String.raw`${letter}{3,4}[- ]?\d{6}[- ]?[A-Za-z\d]{3}`,
		(found) => rfc(compact(found.text)) && namesOne(found),
		{ letters: true, needs: birthday },
	),
];
