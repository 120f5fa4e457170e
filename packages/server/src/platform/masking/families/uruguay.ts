import { digitsOf, weighted } from "../check-digits.ts";
import { type Rule, rule } from "../rule.ts";
import { named, namesAThing } from "../words.ts";

/** RUT (until 2007 RUC): 12 digits, modulo 11; no number has the rest 10. Published by the Dirección General Impositiva. */
export function rut(text: string): boolean {
	if (!/^(0[1-9]|1\d|2[0-2])\d{10}$/.test(text) || text.slice(2, 8) === "000000") return false;
	const rest = 11 - (weighted(digitsOf(text.slice(0, 11)), [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
	return (rest === 11 ? 0 : rest) === Number(text.at(-1));
}

/** Cédula de identidad: 7 digits and one that checks them. Published by the Dirección Nacional de Identificación Civil. */
export function cedula(text: string): boolean {
	if (!/^\d{7,8}$/.test(text)) return false;
	const digits = digitsOf(text.padStart(8, "0"));
	return (10 - (weighted(digits.slice(0, 7), [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10 === digits[7];
}

const namesRut = named("rut|ruts|ruc|rucs|dgi");
const namesCedula = named("cedula|cedulas|ci|c i|documento|documentos|identidad");

export const uruguay: readonly Rule[] = [
	rule(
		"RUT",
		12,
		String.raw`\d{12}|\d{2}[ .-]\d{6}[ .-]\d{3}[ .-]\d|\d{2}[ .-]?\d{3}[ .-]\d{3}[ .-]\d{3}[ .-]?\d`,
		// Every number of a taxpayer ends in 001 and its check digit.
		(found) => rut(found.bare) && (namesRut(found) || (found.bare.slice(8, 11) === "001" && !namesAThing(found))),
	),
	rule("CÉDULA", 8, String.raw`\d\.\d{3}\.\d{3} ?[-–./] ?\d`, ({ bare }) => cedula(bare)),
	rule("CÉDULA", 7, String.raw`\d{6,7}[-–./]?\d`, (found) => cedula(found.bare) && namesCedula(found)),
];
