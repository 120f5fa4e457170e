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
import { digitsInARow, Found, type Kind, type Rule, Searched, type Start, startsOf } from "./rule.ts";

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
	const most = digitsInARow(text);
	const searched = new Searched(text, country as CountryCode);
	/** Tells where to go on. */
	const judge = ({ kind, take, runsOn }: Rule, start: number, match: string): number => {
		const length = runsOn ? upTo(found, start, match) : match.length;
		if (found.some((other) => start < other.end && other.start < start + length)) return start + 1;
		const taken = take(new Found(searched, start, match.slice(0, length)));
		if (taken > 0) found.push({ kind, start, end: start + taken });
		return start + Math.max(taken, 1);
	};

	let starts: readonly Start[] | undefined;
	for (const rule of [...first, ...rules]) {
		const { pattern, digits = 0, letters = false, needs } = rule;
		if (digits > most || needs?.test(text) === false) continue;
		if (pattern.sticky) {
			starts ??= startsOf(text);
			for (const start of starts) {
				if (start.letter ? !letters : start.digits < digits && !letters) continue;
				pattern.lastIndex = start.index;
				const match = pattern.exec(text);
				if (match !== null) judge(rule, start.index, match[0]);
			}
		} else {
			pattern.lastIndex = 0;
			for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
				pattern.lastIndex = judge(rule, match.index, match[0]);
		}
	}
	return found.sort((one, other) => one.start - other.start);
}

/** The length of what stands before the first piece that is another's, without the separators; the whole when it starts in one. */
function upTo(found: readonly Personal[], start: number, text: string): number {
	const next = Math.min(...found.filter((other) => other.start > start).map((other) => other.start - start));
	return next < text.length ? text.slice(0, next).replace(/[^\p{L}\p{N}]+$/u, "").length : text.length;
}
