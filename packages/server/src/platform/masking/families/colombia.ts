import { weightedFromRight } from "../check-digits.ts";
import { isIpv4 } from "../innocent.ts";
import { type Rule, rule } from "../rule.ts";
import { isAmount, isCount, named, namesAProduct, namesAThing } from "../words.ts";

/**
 * NIT: up to 10 digits and one that checks them, modulo 11 with prime weights. Published by the DIAN (Orden Administrativa 4
 * of 1989).
 */
export function nit(text: string): boolean {
	if (!/^\d{7,11}$/.test(text)) return false;
	const rest = weightedFromRight(text.slice(0, -1), [3, 7, 13, 17, 19, 23, 29, 37, 41, 43]) % 11;
	return (rest > 1 ? 11 - rest : rest) === Number(text.at(-1));
}

const namesNit = named("nit|nits|dian");
/** Of Colombia, and of its neighbours: 6 to 10 digits without a check digit (Registraduría Nacional del Estado Civil). */
const namesCedula = named("cedula|cedulas|cc|c c|ci|c i|ce|c e|identificado|identificada");

export const colombia: readonly Rule[] = [
	rule(
		"NIT",
		8,
		String.raw`\d{1,3}\.\d{3}\.\d{3} ?[-–] ?\d|\d\.\d{3}\.\d{3}\.\d{3} ?[-–] ?\d`,
		(found) => nit(found.bare) && !isAmount(found.before, ""),
	),
	rule(
		"NIT",
		10,
		String.raw`[89]\d{8}[-–]\d`,
		(found) => nit(found.bare) && (namesNit(found) || !namesAProduct(found)),
	),
	rule(
		"NIT",
		7,
		String.raw`\d{6,10} ?[-–] ?\d|\d{3}[. ]\d{3}[. ]\d{3}[ .]\d|\d{9,11}`,
		(found) => nit(found.bare) && namesNit(found),
	),
	rule("NIT", 9, String.raw`\d{9}|\d{3}\.\d{3}\.\d{3}`, namesNit),
	rule(
		"CÉDULA",
		6,
		String.raw`\d{6,10}|\d{1,3}(?:[. ]\d{3}){2}|1[. ]\d{3}[. ]\d{3}[. ]\d{3}`,
		(found) => namesCedula(found) && !isCount(found.after),
	),
	rule(
		"CÉDULA",
		10,
		String.raw`1\.\d{3}\.\d{3}\.\d{3}`,
		(found) =>
			!(isIpv4(found.text) || found.text.endsWith(".000") || namesAThing(found) || isAmount(found.before, found.after)),
	),
];
