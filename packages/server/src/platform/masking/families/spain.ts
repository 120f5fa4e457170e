import { luhn } from "../check-digits.ts";
import { type Found, type Rule, rule } from "../rule.ts";
import { isAmount, named, namesAProduct } from "../words.ts";

const letters = "TRWAGMYFPDXBNJZSQVHLCKE";

/** DNI: the letter is `letters[number mod 23]`. Published by the Ministerio del Interior (Real Decreto 1553/2005). */
export const dni = (text: string): boolean =>
	/^\d{8}[A-Z]$/.test(text) && letters[Number(text.slice(0, 8)) % 23] === text.at(-1);

/** NIE: X, Y, Z count as 0, 1, 2. Published by the Ministerio del Interior (Orden INT/2058/2008). */
export const nie = (text: string): boolean =>
	/^[XYZ]\d{7}[A-Z]$/.test(text) && dni(`${"XYZ".indexOf(text.charAt(0))}${text.slice(1)}`);

/**
 * NIF of companies: Luhn's digit or the letter of `JABCDEFGHI` at its place; K, L and M have the letter of a DNI.
 * Published by the Agencia Tributaria (Orden EHA/451/2008, Real Decreto 1065/2007).
 */
export function nif(text: string): boolean {
	if (/^[KLM]\d{7}[A-Z]$/.test(text)) return letters[Number(text.slice(1, 8)) % 23] === text.at(-1);
	if (!/^[ABCDEFGHJNPQRSUVW]\d{7}[\dA-J]$/.test(text)) return false;
	const digits = text.slice(1, 8);
	const check = Array.from("0123456789").find((digit) => luhn(`${digits}${digit}`)) ?? "";
	return text.at(-1) === check || text.at(-1) === "JABCDEFGHI"[Number(check)];
}

const namesOne = named("dni|dnis|d n i|nif|nifs|n i f|nie|nies|n i e|cif|cifs|c i f|documento|documentos|identidad");

const isPersons = (found: Found) => namesOne(found) || !(namesAProduct(found) || isAmount(found.before, ""));

export const spain: readonly Rule[] = [
	rule(
		"NIE",
		7,
		String.raw`(?:[XYZ][- ]?|[xyz]-?)(?:\d{7}|\d\.\d{3}\.\d{3})(?:[- ]?[A-Z]|-?[a-z])`,
		(found) => nie(found.bare) && isPersons(found),
		{ letters: true },
	),
	rule(
		"DNI",
		8,
		String.raw`(?:\d{8}|\d{2}\.\d{3}\.\d{3})(?:[-.]?[A-Za-z]| [A-Z])`,
		(found) => dni(found.bare) && isPersons(found),
	),
	rule(
		"DNI",
		7,
		// Not "20123456 y …", "… e …": words.
		String.raw`\d{7}(?:-?[A-Za-z]| [A-Zb-df-xz])|(?:\d{8}|\d{2}\.\d{3}\.\d{3}) [b-df-xz]`,
		(found) => dni(found.bare.padStart(9, "0")) && namesOne(found),
	),
	rule(
		"NIF",
		7,
		String.raw`[A-HJ-NP-SUVWa-hj-np-suvw][- ]?\d{7}[- ]?[\dA-Za-z]|[A-HJ-NP-SUVW][- ]?\d{2}\.\d{3}\.\d{3}`,
		(found) => nif(found.bare) && (namesOne(found) || !(namesAProduct(found) || /^[A-Za-z] /.test(found.text))),
		{ letters: true },
	),
];
