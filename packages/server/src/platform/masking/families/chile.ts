import { weightedFromRight } from "../check-digits.ts";
import { type Rule, rule } from "../rule.ts";
import { named, namesAProduct } from "../words.ts";

/** RUT and RUN: modulo 11, 10 written as K. Published by the Servicio de Impuestos Internos and the Registro Civil. */
export function rut(text: string): boolean {
	const match = /^(\d{6,8})([\dK])$/.exec(text);
	if (!match) return false;
	const rest = 11 - (weightedFromRight(match[1] ?? "", [2, 3, 4, 5, 6, 7]) % 11);
	return (rest === 11 ? "0" : rest === 10 ? "K" : String(rest)) === match[2];
}

const namesOne = named("rut|ruts|run|rol unico|rol unico tributario|cedula");

export const chile: readonly Rule[] = [
	rule("RUT", 7, String.raw`\d{1,2}\.\d{3}\.\d{3} ?[-–] ?[\dKk]`, ({ bare }) => rut(bare)),
	rule(
		"RUT",
		7,
		String.raw`\d{7,8}[-–][\dKk]`,
		(found) => rut(found.bare) && (namesOne(found) || !namesAProduct(found)),
	),
	rule(
		"RUT",
		6,
		String.raw`\d{6,8} ?[-–]? ?[\dKk]|\d{1,2}\.\d{3}\.\d{3}[ .]?[\dKk]`,
		(found) => rut(found.bare) && namesOne(found),
	),
];
