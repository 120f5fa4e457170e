import { languageOf } from "@centralita/contracts";
import { addMonths, dayOf, daysInMonth, partsOf } from "../calendar.ts";
import { readCardinal } from "../number-words.ts";
import { phrase, type Reading, type Scene, word } from "./scene.ts";

/** Words that one of the expressions below begins with. */
const beginnings: ReadonlySet<string> = new Set(
	"pasado day antes de fin end hoy today tonight tomorrow manana ayer yesterday anoche anteayer antier week".split(" "),
);
const morning = /^(?:la|esta|las)$/;

/** hoy, mañana, pasado mañana, ayer, tomorrow, the day after tomorrow, tonight… */
export function readRelative(scene: Scene, index: number): Reading | null {
	if (!beginnings.has(word(scene, index))) return null;
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
	if (phrase(scene, index, 2) === "week today") return at(7, 2);
	if (phrase(scene, index, 2) === "week tomorrow") return at(8, 2);
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
	["dia", "day"],
	["dias", "day"],
	["day", "day"],
	["days", "day"],
	["semana", "week"],
	["semanas", "week"],
	["week", "week"],
	["weeks", "week"],
	["fortnight", "week"],
	["mes", "month"],
	["meses", "month"],
	["month", "month"],
	["months", "month"],
	["ano", "year"],
	["anos", "year"],
	["year", "year"],
	["years", "year"],
]);

/** "en dos semanas", "dentro de 3 días", "hace un mes", "in two weeks", "three days ago", "a week from now". */
export function readSpan(scene: Scene, index: number): Reading | null {
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
