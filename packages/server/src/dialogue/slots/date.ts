import { languageOf } from "@centralita/contracts";
import { fold } from "../text/fold.ts";
import { type Token, tokenise } from "../text/tokens.ts";
import { addMonths, type Day, dayOf, daysInMonth, isoDate, partsOf, today } from "./calendar.ts";
import { type correctedSegments, takingLater } from "./corrections.ts";
import { months, pastCues, readOrdinal, weekdays } from "./date-words.ts";
import { readCardinal } from "./number-words.ts";
import type { Slot, SlotContext, SlotParser } from "./types.ts";

type Reading = { day: Day; confidence: number; from: number; to: number };
type Scene = { tokens: readonly Token[]; today: Day; past: boolean; context: SlotContext };

/**
 * A day as `YYYY-MM-DD`: "el martes que viene", "pasado mañana", "el 3 de marzo", "next Friday", "in two weeks",
 * "the 5th", "15/03/2027". Without a year the nearest one ahead is meant, or behind when the verb is in the past.
 */
export const parseDate: SlotParser<string> = takingLater(
	(text, context) => {
		const scene: Scene = {
			tokens: tokenise(text),
			today: today(context.now, context.timeZone),
			past: context.past === true || pastCues.test(fold(text)),
			context,
		};
		const found: Reading[] = [];
		for (let index = 0; index < scene.tokens.length; index++) {
			const reading = readAt(scene, index);
			if (!reading) continue;
			found.push(reading);
			index = reading.to - 1;
		}
		const first = found[0];
		if (!first) return null;
		const contradicted = found.some((other) => other.day !== first.day);
		return toSlot(scene, contradicted ? { ...first, confidence: first.confidence * 0.75 } : first);
	},
	(earlier, correction, context) => correctDayOnly(earlier, correction, context),
);

const toSlot = ({ tokens }: Scene, { day, confidence, from, to }: Reading): Slot<string> => ({
	value: isoDate(day),
	confidence,
	span: [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0],
});

const readers = [readNumeric, readRelative, readSpan, readWeekday, readDayAndMonth, readMonthAndDay, readDayOnly];

function readAt(scene: Scene, index: number): Reading | null {
	for (const reader of readers) {
		const reading = reader(scene, index);
		if (reading) return reading;
	}
	return null;
}

const word = (scene: Scene, index: number): string => scene.tokens[index]?.folded ?? "";
const phrase = (scene: Scene, index: number, count: number): string =>
	Array.from({ length: count }, (_, step) => word(scene, index + step)).join(" ");

/** 2027-03-15, 15/03/2027, 15/3, 3-15-2027 in the United States. */
function readNumeric(scene: Scene, index: number): Reading | null {
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

const morning = /^(?:la|esta|las)$/;

/** hoy, mañana, pasado mañana, ayer, tomorrow, the day after tomorrow, tonight… */
function readRelative(scene: Scene, index: number): Reading | null {
	const { today: now } = scene;
	const at = (offset: number, length: number, confidence = 0.95): Reading => ({
		day: now + offset,
		confidence,
		from: index,
		to: index + length,
	});
	if (phrase(scene, index, 2) === "pasado manana") return at(2, 2);
	if (phrase(scene, index, 4) === "day after tomorrow" || phrase(scene, index, 3) === "day after tomorrow")
		return at(2, 3);
	if (phrase(scene, index, 3) === "day before yesterday") return at(-2, 3);
	if (phrase(scene, index, 3) === "antes de ayer") return at(-2, 3);
	if (phrase(scene, index, 4) === "de hoy en ocho") return at(7, 4, 0.85);
	if (phrase(scene, index, 3) === "fin de mes" || phrase(scene, index, 4) === "end of the month") {
		const { year, month } = partsOf(now);
		const day = dayOf(year, month, daysInMonth(year, month));
		return day === null
			? null
			: { day, confidence: 0.6, from: index, to: index + (word(scene, index) === "fin" ? 3 : 4) };
	}
	switch (word(scene, index)) {
		case "hoy":
		case "today":
		case "tonight":
			return phrase(scene, index, 3) === "hoy en dia" ? null : at(0, 1);
		case "tomorrow":
			return at(1, 1);
		case "manana":
			return morning.test(word(scene, index - 1)) || /^(?:de|por|en|a) la$/.test(phrase(scene, index - 2, 2))
				? null
				: at(1, 1);
		case "ayer":
		case "yesterday":
		case "anoche":
			return at(-1, 1);
		case "anteayer":
		case "antier":
		case "antes de ayer":
			return at(-2, 1);
		default:
			return null;
	}
}

const units: ReadonlyMap<string, "day" | "week" | "month" | "year"> = new Map([
	["dia", "day"], ["dias", "day"], ["day", "day"], ["days", "day"], ["semana", "week"], ["semanas", "week"], ["week", "week"],
	["weeks", "week"], ["fortnight", "week"], ["mes", "month"], ["meses", "month"], ["month", "month"], ["months", "month"],
	["ano", "year"], ["anos", "year"], ["year", "year"], ["years", "year"],
]); // biome-ignore format: a table

/** "en dos semanas", "dentro de 3 días", "hace un mes", "in two weeks", "three days ago", "a week from now". */
function readSpan(scene: Scene, index: number): Reading | null {
	const lead = word(scene, index);
	const language = languageOf(scene.context.locale);
	let start = index;
	let direction = 0;
	if (lead === "en" || lead === "in" || lead === "within") [start, direction] = [index + 1, 1];
	else if (lead === "dentro" && word(scene, index + 1) === "de") [start, direction] = [index + 2, 1];
	else if (lead === "hace") [start, direction] = [index + 1, -1];
	const a = word(scene, start);
	let count: number | null = null;
	let next = start;
	if (phrase(scene, start, 3) === "a couple of" || phrase(scene, start, 3) === "un par de")
		[count, next] = [2, start + 3];
	else if (a === "un" || a === "una" || a === "a" || a === "an") [count, next] = [1, start + 1];
	else {
		const cardinal = readCardinal(scene.tokens, start, language);
		if (cardinal) [count, next] = [cardinal.value, cardinal.next];
	}
	const unit = units.get(word(scene, next));
	if (count === null || !unit || count > 400) return null;
	let to = next + 1;
	if (direction === 0) {
		if (word(scene, to) === "ago" || word(scene, to) === "atras") [direction, to] = [-1, to + 1];
		else if (phrase(scene, to, 2) === "from now" || phrase(scene, to, 2) === "from today")
			[direction, to] = [1, to + 2];
		else return null;
	}
	const weeks = word(scene, next) === "fortnight" ? 14 : 7;
	const amount = count * direction;
	const day =
		unit === "day"
			? scene.today + amount
			: unit === "week"
				? scene.today + amount * weeks
				: addMonths(scene.today, unit === "month" ? amount : amount * 12);
	return { day, confidence: unit === "day" || unit === "week" ? 0.92 : 0.75, from: index, to };
}

const lastBefore: ReadonlySet<string> = new Set(["last", "pasado", "ultimo"]);

/** "el martes que viene", "este jueves", "next Friday", "el lunes pasado", "martes 24", "Friday next week". */
function readWeekday(scene: Scene, index: number): Reading | null {
	const name = word(scene, index);
	const weekday = weekdays.get(name);
	if (weekday === undefined) return null;
	// "mar", "sun" and the like only stand alone as abbreviations with a dot or beside a number.
	if (name.length <= 3 && !/^\d/.test(word(scene, index + 1))) return null;
	const from = /^(?:el|este|proximo|next|this|last|on|coming)$/.test(word(scene, index - 1)) ? index - 1 : index;
	const now = partsOf(scene.today).weekday;
	let ahead = (weekday - now + 7) % 7 || 7;
	let to = index + 1;
	let confidence = 0.88;
	const after = phrase(scene, to, 4);
	const named = readDayNumber(scene, word(scene, to) === "," ? to + 1 : to);
	if (
		named &&
		named.value >= 1 &&
		named.value <= 31 &&
		!months.has(word(scene, named.next)) &&
		word(scene, named.next) !== "de" &&
		!hourFollows(scene, named.next) &&
		word(scene, to) !== "a"
	) {
		const day = nextWithDate(scene, named.value, weekday);
		if (day !== null) return { day, confidence: 0.93, from, to: named.next };
	}
	if (
		named &&
		(months.has(word(scene, named.next)) ||
			(word(scene, named.next) === "de" && months.has(word(scene, named.next + 1))))
	)
		return null;
	if (word(scene, to) === "," && readMonthAndDay(scene, to + 1)) return null;
	if (readMonthAndDay(scene, to)) return null;
	if (
		/^(?:de la )?(?:proxima semana|semana que viene)/.test(after) ||
		/^de la (?:proxima semana|semana que)/.test(after) ||
		/^next week/.test(after)
	) {
		const monday = scene.today - ((now + 6) % 7) + 7;
		const skip = /^next week/.test(after) ? 2 : /^de la proxima/.test(after) ? 4 : 5;
		return { day: monday + ((weekday + 6) % 7), confidence: 0.93, from, to: to + skip };
	}
	if (/^(?:que viene|que entra|proximo|entrante)/.test(after)) {
		to += after.startsWith("que") ? 2 : 1;
		confidence = 0.93;
	} else if (
		lastBefore.has(word(scene, to)) ||
		word(scene, index - 1) === "last" ||
		word(scene, index - 1) === "ultimo" ||
		word(scene, index - 1) === "pasado"
	) {
		if (lastBefore.has(word(scene, to)) && phrase(scene, to, 2) !== "pasado manana") to++;
		ahead -= 7;
		if (ahead === 0) ahead = -7;
		confidence = 0.92;
	} else if (/^(?:en ocho|in a week)/.test(after)) {
		ahead += 7;
		to += 2;
	} else if (/^(?:proximo|next)$/.test(word(scene, index - 1))) {
		confidence = word(scene, index - 1) === "next" ? 0.8 : 0.93;
	} else if (scene.past) {
		ahead -= 7;
		confidence = 0.75;
	}
	return { day: scene.today + ahead, confidence, from, to };
}

const hourFollows = (scene: Scene, index: number): boolean =>
	/^(?:am|pm|hs|h|horas|a|p|:)$/.test(word(scene, index)) ||
	/^(?:de|por) la (?:manana|tarde|noche)$/.test(phrase(scene, index, 3));

function nextWithDate(scene: Scene, date: number, weekday: number): Day | null {
	for (let offset = 0; offset < 62; offset++) {
		const day = scene.today + (scene.past ? -offset : offset);
		const parts = partsOf(day);
		if (parts.day === date && parts.weekday === weekday) return day;
	}
	return null;
}

function readDayNumber(scene: Scene, index: number): { value: number; next: number } | null {
	const ordinal = readOrdinal(word(scene, index));
	if (ordinal !== null) return { value: ordinal, next: index + 1 };
	const tens = word(scene, index) === "twenty" ? 20 : word(scene, index) === "thirty" ? 30 : 0;
	const tail = readOrdinal(word(scene, index + (word(scene, index + 1) === "-" ? 2 : 1)));
	if (tens > 0 && tail !== null && tail < 10)
		return { value: tens + tail, next: index + (word(scene, index + 1) === "-" ? 3 : 2) };
	if (word(scene, index) === "thirtieth") return { value: 30, next: index + 1 };
	const cardinal = readCardinal(scene.tokens, index, languageOf(scene.context.locale));
	return cardinal && cardinal.value >= 1 && cardinal.value <= 31 ? cardinal : null;
}

/** "3 de marzo de 2027", "primero de mayo", "3rd of March". */
function readDayAndMonth(scene: Scene, index: number): Reading | null {
	const number = readDayNumber(scene, index);
	if (!number) return null;
	let next = number.next;
	if (/^(?:de|of)$/.test(word(scene, next))) next++;
	if (/^(?:mes)$/.test(word(scene, next)) && word(scene, next + 1) === "de") next += 2;
	const month = months.get(word(scene, next));
	if (month === undefined || month === 0) return null;
	return withYear(scene, index, next + 1, month, number.value);
}

/** "March 3rd, 2027", "March the third", "marzo 3". */
function readMonthAndDay(scene: Scene, index: number): Reading | null {
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
	const relative =
		/^(?:del|de) (?:proximo ano|ano que viene)/.test(phrase(scene, after, 4)) ||
		/^next year/.test(phrase(scene, after, 2));
	const day = relative ? dayOf(partsOf(scene.today).year + 1, month, date) : nearest(scene, month, date);
	return day === null ? null : { day, confidence: 0.93, from, to: after };
}

/** The nearest such day from today on, or up to today when the talk is of the past. */
function nearest(scene: Scene, month: number, date: number): Day | null {
	const { year } = partsOf(scene.today);
	const years = scene.past
		? [year, year - 1, year - 2, year - 3, year - 4]
		: [year, year + 1, year + 2, year + 3, year + 4];
	for (const candidate of years) {
		const day = dayOf(candidate, month, date);
		if (day !== null && (scene.past ? day <= scene.today : day >= scene.today)) return day;
	}
	return null;
}

/** "5th", "third", "twenty-third". */
function isOrdinalAt(scene: Scene, index: number): boolean {
	if (!/^(?:twenty|thirty)$/.test(word(scene, index)))
		return readOrdinal(word(scene, index)) !== null || word(scene, index) === "thirtieth";
	return readOrdinal(word(scene, index + (word(scene, index + 1) === "-" ? 2 : 1))) !== null;
}

/** "el 15", "el día quince", "the 5th": only announced by an article, and followed by nothing that counts something else. */
function readDayOnly(scene: Scene, index: number): Reading | null {
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

/** "el 14 de marzo… no, perdón, el 15": the month stays. */
function correctDayOnly(
	earlier: Slot<string>,
	correction: ReturnType<typeof correctedSegments>[number],
	context: SlotContext,
): Slot<string> | null {
	const match = /^(?:(?:es|era|para|it's|it is|the|el|dia|on)[ ,]*)*(\S+(?: y \S+)?)[.!]?$/.exec(
		fold(correction.text).trim(),
	);
	if (!match) return null;
	const scene: Scene = { tokens: tokenise(match[1] ?? ""), today: 0, past: false, context };
	const number = readDayNumber(scene, 0);
	const [year = 0, month = 0] = earlier.value.split("-").map(Number);
	const day = number && number.next === scene.tokens.length ? dayOf(year, month, number.value) : null;
	if (day === null) return null;
	return {
		value: isoDate(day),
		confidence: 0.85,
		span: [earlier.span[0], correction.offset + correction.text.trimEnd().length],
	};
}
