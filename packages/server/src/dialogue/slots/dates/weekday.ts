import { type Day, partsOf } from "../calendar.ts";
import { months, weekdays } from "../date-words.ts";
import { readMonthAndDay } from "./day-month.ts";
import { hourFollows, phrase, type Reading, readDayNumber, type Scene, word } from "./scene.ts";

const lastWords: ReadonlySet<string> = new Set(["last", "pasado", "ultimo"]);

/** "el martes que viene", "este jueves", "next Friday", "el lunes pasado", "martes 24", "Friday next week". */
export function readWeekday(scene: Scene, index: number): Reading | null {
	const name = word(scene, index);
	const weekday = weekdays.get(name);
	if (weekday === undefined) return null;
	// "mar", "sun" and the like are weekdays only beside a number.
	if (name.length <= 3 && !/^\d/.test(word(scene, index + 1))) return null;
	const before = word(scene, index - 1);
	const from = /^(?:el|este|proximo|pasado|ultimo|next|this|last|on|coming)$/.test(before) ? index - 1 : index;
	const at = index + 1;
	const named = readDayNumber(scene, word(scene, at) === "," ? at + 1 : at);
	if (named && namesMonth(scene, named.next)) return null;
	if (readMonthAndDay(scene, word(scene, at) === "," ? at + 1 : at)) return null;
	if (named && word(scene, named.next) !== "de" && !hourFollows(scene, named.next)) {
		const day = nextWithDate(scene, named.value, weekday);
		if (day !== null) return { day, confidence: 0.93, from, to: named.next };
	}
	return readBare(scene, weekday, before, from, at);
}

/** A weekday without a date, with the words around it that say which one. */
function readBare(scene: Scene, weekday: number, before: string, from: number, at: number): Reading {
	const now = partsOf(scene.today).weekday;
	const ahead = (weekday - now + 7) % 7 || 7;
	const after = phrase(scene, at, 5);
	const reading = (days: number, confidence: number, words = 0): Reading => ({
		day: scene.today + days,
		confidence,
		from,
		to: at + words,
	});
	const week = /^(?:de la (?:proxima semana|semana que viene)|(?:proxima semana|semana que viene)|next week)/.exec(
		after,
	);
	if (week) {
		const monday = 7 - ((now + 6) % 7);
		return reading(monday + ((weekday + 6) % 7), 0.93, week[0].split(" ").length);
	}
	const coming = /^(?:que viene|que entra|proximo|entrante)/.exec(after);
	if (coming) return reading(ahead, 0.93, coming[0].split(" ").length);
	const passed = lastWords.has(word(scene, at)) && !after.startsWith("pasado manana");
	if (passed || lastWords.has(before)) return reading(ahead - 7 || -7, 0.92, passed ? 1 : 0);
	if (/^(?:en ocho|in a week)/.test(after)) return reading(ahead + 7, 0.85, after.startsWith("en") ? 2 : 3);
	if (phrase(scene, at - 3, 2) === "week from") return reading(ahead + 7, 0.92);
	if (before === "proximo") return reading(ahead, 0.93);
	// Some mean the one after the coming one.
	if (before === "next") return reading(ahead, 0.8);
	return scene.past ? reading(ahead - 7, 0.75) : reading(ahead, 0.88);
}

const namesMonth = (scene: Scene, index: number): boolean =>
	months.has(word(scene, index)) || (word(scene, index) === "de" && months.has(word(scene, index + 1)));

function nextWithDate(scene: Scene, date: number, weekday: number): Day | null {
	for (let offset = 0; offset < 62; offset++) {
		const day = scene.today + (scene.past ? -offset : offset);
		const parts = partsOf(day);
		if (parts.day === date && parts.weekday === weekday) return day;
	}
	return null;
}
