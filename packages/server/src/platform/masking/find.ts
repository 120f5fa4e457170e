import type { CountryCode } from "libphonenumber-js";
import { argentina } from "./families/argentina.ts";
import { bank } from "./families/bank.ts";
import { brazil } from "./families/brazil.ts";
import { chile } from "./families/chile.ts";
import { colombia } from "./families/colombia.ts";
import { email } from "./families/email.ts";
import { mexico } from "./families/mexico.ts";
import { peru } from "./families/peru.ts";
import { phone } from "./families/phone.ts";
import { secrets } from "./families/secrets.ts";
import { spain } from "./families/spain.ts";
import { uruguay } from "./families/uruguay.ts";
import { digitsInARow, Found, type Kind, type Rule } from "./rule.ts";

/** A piece of a text that is personal. */
export type Personal = { start: number; end: number; kind: Kind };

/** The first that claims a piece has it: what has letters or two check digits before what has one or none. */
const rules: readonly Rule[] = [
	...secrets,
	...email,
	...bank,
	...mexico,
	...brazil,
	...argentina.slice(0, 4),
	...peru,
	...uruguay,
	...chile,
	...spain,
	...colombia,
	...argentina.slice(4),
	...phone,
];

/**
 * The personal pieces of a text, in order and apart from each other. `country` (ISO 3166-1 alpha-2) is that of telephone
 * numbers without a prefix. Takes time in proportion to the length.
 */
export function findPersonal(text: string, country: string, first: readonly Rule[] = []): Personal[] {
	const found: Personal[] = [];
	const isTaken = (start: number, end: number) => found.some((other) => start < other.end && other.start < end);
	const most = digitsInARow(text);

	for (const { kind, pattern, digits = 0, needs, take, runsOn } of [...first, ...rules]) {
		if (digits > most || needs?.test(text) === false) continue;
		pattern.lastIndex = 0;
		for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
			const start = match.index;
			let end = start + match[0].length;
			if (runsOn) end = start + upTo(found, start, match[0]);
			const length = isTaken(start, end) ? 0 : take(new Found(text, start, end, country as CountryCode));
			if (length > 0) found.push({ kind, start, end: start + length });
			pattern.lastIndex = start + Math.max(length, 1);
		}
	}
	return found.sort((one, other) => one.start - other.start);
}

/** The length of what stands before the first piece that is another's, to its last digit; the whole when it starts in one. */
function upTo(found: readonly Personal[], start: number, text: string): number {
	const next = Math.min(...found.filter((other) => other.start > start).map((other) => other.start - start));
	return next < text.length ? text.slice(0, next).replace(/\D+$/, "").length : text.length;
}
