import { digitsOf, weighted } from "../check-digits.ts";
import { type Rule, rule } from "../rule.ts";
import { named, namesAThing } from "../words.ts";

/** RUC: 11 digits, modulo 11 (11 → 1, 10 → 0). Published by SUNAT. */
export function ruc(text: string): boolean {
	if (!/^(10|15|16|17|20)\d{9}$/.test(text)) return false;
	const rest = 11 - (weighted(digitsOf(text.slice(0, 10)), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
	return rest % 10 === Number(text.at(-1));
}

const namesOne = named("ruc|rucs|r u c|sunat");

export const peru: readonly Rule[] = [
	rule(
		"RUC",
		11,
		String.raw`\d{11}|\d{2}[- ]\d{8}[- ]\d|\d{2}[- ]\d{9}|\d{10}-\d`,
		(found) => ruc(found.bare) && (namesOne(found) || !namesAThing(found)),
	),
];
