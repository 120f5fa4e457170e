import { digitsOf, weighted, weightedFromRight } from "../check-digits.ts";
import { type Found, type Rule, rule } from "../rule.ts";
import { isAmount, isCount, named, namesAThing } from "../words.ts";

/**
 * Clave bancaria uniforme: 8 and 14 digits, each ending in its check digit. Published by the Banco Central de la República
 * Argentina (Comunicación "A" 2622 and its annexes); weights 9, 7, 1, 3 from the left, which is 3, 1, 7, 9 from the right.
 */
export function cbu(text: string): boolean {
	const block = (digits: string) =>
		(10 - (weightedFromRight(digits.slice(0, -1), [3, 1, 7, 9]) % 10)) % 10 === Number(digits.at(-1));
	return /^\d{22}$/.test(text) && block(text.slice(0, 8)) && block(text.slice(8));
}

/** Clave virtual uniforme, of payment providers: a CBU that starts with 000 (BCRA, Comunicación "A" 6510). */
export const cvu = (text: string): boolean => text.startsWith("000") && cbu(text);

/** CUIT and CUIL: modulo 11. Published by AFIP, now ARCA (Resolución General 10/97), and by ANSES for CUIL. */
export function cuit(text: string): boolean {
	if (!/^(20|23|24|27|30|33|34|50|51|55)\d{9}$/.test(text)) return false;
	const rest = 11 - (weighted(digitsOf(text.slice(0, 10)), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
	return (rest === 11 ? 0 : rest === 10 ? 9 : rest) === Number(text.at(-1));
}

const namesADocument = named(
	"dni|d n i|documento|documentos|doc|identidad|le|l e|lc|l c|libreta|identity card|id card|national id|id number|identificacion",
);
const documentAfter =
	/^[^\p{L}\p{N}[]{0,3}(?:(?:es|is|de|como|as|mi|my|el|su|n[º°]|nro)\W{1,2}){0,3}(?:dni|documento)(?!\p{L})/iu;

/** Thousands of money end in zeros; one document in a thousand does. */
const isRound = (text: string) => text.endsWith(".000");
const anotherCountrys = named("rut|ruts|run|cedula|cc|c c|ci|c i|nit");
const dottedDocument = (found: Found) =>
	namesADocument(found) ||
	documentAfter.test(found.after) ||
	anotherCountrys(found) ||
	!(isRound(found.text) || isAmount(found.before, found.after) || namesAThing(found) || found.innocent);
const namesCuit = named("cuit|cuil|cuits|cuils");
const namesRuc = named("ruc|rucs");

/** `DNI`: has no check digit (Ley 17.671), so only with its dots or beside its name. Peru's and others' pass by name too. */
export const argentina: readonly Rule[] = [
	rule("CVU", 22, String.raw`\d(?:[ .-]?\d){21}`, ({ bare }) => cvu(bare)),
	rule("CBU", 22, String.raw`\d(?:[ .-]?\d){21}`, ({ bare }) => cbu(bare)),
	rule("CUIT", 11, String.raw`\d{2}[-–./ ]\d{8}[-–./ ]\d|\d{2}[- ]\d{2}\.\d{3}\.\d{3}[- ]\d`, ({ bare }) => cuit(bare)),
	rule(
		"CUIT",
		11,
		String.raw`\d{11}|\d{2}[- ]\d{9}|\d{10}[- ]\d`,
		(found) => cuit(found.bare) && (namesCuit(found) || !namesAThing(found)) && !namesRuc(found),
	),
	rule("DNI", 7, String.raw`\d{1,2}\.\d{3}\.\d{3}`, dottedDocument),
	rule(
		"DNI",
		7,
		String.raw`[MF]?\d{7,8}(?:-\d)?|\d{1,2} \d{3} \d{3}`,
		(found) => (namesADocument(found) && !isCount(found.after)) || documentAfter.test(found.after),
		{ letters: true },
	),
];
