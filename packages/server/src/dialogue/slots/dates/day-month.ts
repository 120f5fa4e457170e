import { languageOf } from "@centralita/contracts";
import { addMonths, dayOf, partsOf } from "../calendar.ts";
import { months, readOrdinal } from "../date-words.ts";
import { readCardinal } from "../number-words.ts";
import { hourFollows, isOrdinalAt, nearest, phrase, type Reading, readDayNumber, type Scene, word } from "./scene.ts";

/** 2027-03-15, 15/03/2027, 15/3, 3-15-2027 in the United States. */
export function readNumeric(scene: Scene, index: number): Reading | null {
	const { tokens, context } = scene;
	const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(word(scene, index));
	const separator = word(scene, index + 1);
	const parts: number[] = dotted ? dotted.slice(1).map(Number) : [];
	let to = index + 1;
	if (!dotted) {
		if (!/^\d{1,4}$/.test(word(scene, index)) || (separator !== "/" && separator !== "-")) return null;
		parts.push(Number(word(scene, index)));
		while (parts.length < 3 && word(scene, to) === separator && /^\d{1,4}$/.test(word(scene, to + 1))) {
			parts.push(Number(word(scene, to + 1)));
			to += 2;
		}
		if (parts.length < 2 || (separator === "-" && parts.length < 3) || word(scene, to) === separator) return null;
	}
	const [a = 0, b = 0, c] = parts;
	if (a > 999 && c !== undefined) {
		const day = dayOf(a, b, c);
		return day === null ? null : { day, confidence: 0.97, from: index, to };
	}
	const monthFirst = (context.locale === "en-US" && a <= 12) || b > 12;
	const [date, month] = monthFirst ? [b, a] : [a, b];
	const year = c === undefined ? null : c < 100 ? 2000 + c : c;
	const day = year === null ? nearest(scene, month, date) : dayOf(year, month, date);
	if (day === null || tokens[index]?.kind !== "number") return null;
	return { day, confidence: c === undefined ? 0.85 : 0.95, from: index, to };
}

/** "3 de marzo de 2027", "primero de mayo", "3rd of March". */
export function readDayAndMonth(scene: Scene, index: number): Reading | null {
	const number = readDayNumber(scene, index);
	if (!number) return null;
	let next = number.next;
	if (/^(?:de|of)$/.test(word(scene, next))) next++;
	if (/^(?:mes)$/.test(word(scene, next)) && word(scene, next + 1) === "de") next += 2;
	const month = months.get(word(scene, next));
	if (month === undefined || month === 0) return null;
	return withYear(scene, index, next + 1, month, number.value);
}

/** "quince del ocho del setenta y seis", "el tres del doce": months by their number. */
export function readDayMonthNumbers(scene: Scene, index: number): Reading | null {
	const number = readDayNumber(scene, index);
	if (number && scene.context.locale === "en-US") {
		// "Three twelve nineteen sixty five".
		const date = readCardinal(scene.tokens, number.next, "en");
		const reading =
			number.value <= 12 && date && date.value <= 31
				? withYear(scene, index, date.next, number.value, date.value)
				: null;
		if (reading && date && reading.to > date.next) return reading;
	}
	if (!number || word(scene, number.next) !== "del") return null;
	const month = readCardinal(scene.tokens, number.next + 1, "es");
	if (!month || month.value < 1 || month.value > 12) return null;
	if (/^(?:del?|,|\/)$/.test(word(scene, month.next))) {
		const short = readCardinal(scene.tokens, month.next + 1, "es");
		if (short && short.value < 100) {
			const recent = dayOf(2000 + short.value, month.value, number.value);
			const old = recent !== null && recent > scene.today + (scene.past ? 0 : 3660);
			const day = old ? dayOf(1900 + short.value, month.value, number.value) : recent;
			return day === null ? null : { day, confidence: 0.93, from: index, to: short.next };
		}
	}
	return withYear(scene, index, month.next, month.value, number.value);
}

/** "March 3rd, 2027", "March the third", "marzo 3". */
export function readMonthAndDay(scene: Scene, index: number): Reading | null {
	const month = months.get(word(scene, index));
	if (month === undefined || month === 0) return null;
	const at = word(scene, index + 1) === "the" || word(scene, index + 1) === "el" ? index + 2 : index + 1;
	const number = readDayNumber(scene, at);
	if (
		!number ||
		(word(scene, index) === "may" &&
			number.next === at + 1 &&
			scene.tokens[index]?.text === "may" &&
			!readOrdinal(word(scene, at)) &&
			!scene.context.expected)
	)
		return null;
	return withYear(scene, index, number.next, month, number.value);
}

function withYear(scene: Scene, from: number, after: number, month: number, date: number): Reading | null {
	let at = after;
	if (/^(?:de|del|,|of|in)$/.test(word(scene, at))) at++;
	if (word(scene, at) === "ano") at++;
	const year = readCardinal(scene.tokens, at, languageOf(scene.context.locale));
	const spoken = year && year.value >= 19 && year.value <= 20 ? readCardinal(scene.tokens, year.next, "en") : null;
	const value =
		spoken && spoken.value > 9 && spoken.value < 100 ? (year?.value ?? 0) * 100 + spoken.value : year?.value;
	if (value !== undefined && value >= 1900 && value <= 2100) {
		const day = dayOf(value, month, date);
		return day === null ? null : { day, confidence: 0.97, from, to: spoken?.next ?? year?.next ?? after };
	}
	// "Del noventa y ocho": years of birth, without their century.
	if (value !== undefined && value > 30 && value < 100 && /^del?$/.test(word(scene, after))) {
		const day = dayOf(1900 + value, month, date);
		return day === null ? null : { day, confidence: 0.93, from, to: year?.next ?? after };
	}
	const relative =
		/^(?:del|de) (?:proximo ano|ano que viene)/.test(phrase(scene, after, 4)) ||
		/^next year/.test(phrase(scene, after, 2));
	const day = relative ? dayOf(partsOf(scene.today).year + 1, month, date) : nearest(scene, month, date);
	return day === null ? null : { day, confidence: 0.93, from, to: after };
}

/** "el 15", "el día quince", "the 5th": only announced by an article, and followed by nothing that counts something else. */
export function readDayOnly(scene: Scene, index: number): Reading | null {
	const ordinal = /^(?:the)$/.test(word(scene, index)) && isOrdinalAt(scene, index + 1);
	let at = index + 1;
	if (word(scene, index) === "el" || word(scene, index) === "al" || word(scene, index) === "del") {
		if (word(scene, at) === "dia") at++;
	} else if (word(scene, index) === "dia") at = index + 1;
	else if (!ordinal && !(scene.context.expected && index === 0 && scene.tokens.length <= 3 && readDayNumber(scene, 0)))
		return null;
	if (!ordinal && at === index + 1 && !/^(?:el|al|del|dia)$/.test(word(scene, index))) at = index;
	const number = readDayNumber(scene, at);
	if (!number || readDayAndMonth(scene, at)) return null;
	if (word(scene, number.next) === "de" && months.has(word(scene, number.next + 1))) return null;
	const following = word(scene, number.next);
	const closes =
		number.next >= scene.tokens.length ||
		/^(?:[.,;:!?]|a|al|por|en|at|in|on|de|del|y|o|pero|que|si|me|works|is|would|would be|please|for|if|around|after|before|porque|esta|estaria|seria|puede|podria|podemos)$/.test(
			following,
		);
	if (
		!closes ||
		hourFollows(scene, number.next) ||
		/^(?:de (?:la|los|las)|en punto|por ciento)/.test(phrase(scene, number.next, 2))
	)
		return null;
	const next = phrase(scene, number.next, 5);
	const nextMonth = /^(?:del mes que viene|del proximo mes|of next month)/.test(next);
	if (
		/^(?:second|first|third|primero|segundo|tercero|primer)$/.test(word(scene, at)) &&
		!scene.context.expected &&
		!nextMonth
	)
		return null;
	for (let ahead = nextMonth ? 1 : 0; ahead < 14; ahead++) {
		const first = partsOf(addMonths(scene.today - partsOf(scene.today).day + 1, scene.past ? -ahead : ahead));
		const day = dayOf(first.year, first.month, number.value);
		if (day === null || (!nextMonth && (scene.past ? day > scene.today : day < scene.today))) continue;
		const skip = nextMonth ? (next.startsWith("del mes") ? 4 : 3) : 0;
		return { day, confidence: scene.context.expected ? 0.85 : 0.7, from: index, to: number.next + skip };
	}
	return null;
}
