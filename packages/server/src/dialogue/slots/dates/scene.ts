import { languageOf } from "@centralita/contracts";
import type { Token } from "../../text/tokens.ts";
import { type Day, dayOf, partsOf } from "../calendar.ts";
import { readOrdinal } from "../date-words.ts";
import { readCardinal } from "../number-words.ts";
import type { SlotContext } from "../types.ts";

/** A day found in tokens `from` (inclusive) to `to` (exclusive). */
export type Reading = { day: Day; confidence: number; from: number; to: number };
/** What was said, and the day it was said on. `past`: the talk is of what lies behind. */
export type Scene = { tokens: readonly Token[]; today: Day; past: boolean; context: SlotContext };

export const word = (scene: Scene, index: number): string => scene.tokens[index]?.folded ?? "";
export function phrase(scene: Scene, index: number, count: number): string {
	let words = word(scene, index);
	for (let step = 1; step < count; step++) words += ` ${word(scene, index + step)}`;
	return words;
}

export const hourFollows = (scene: Scene, index: number): boolean =>
	/^(?:am|pm|hs|h|horas|:)$/.test(word(scene, index)) ||
	/^[ap] ?\.? ?m\b/.test(phrase(scene, index, 3)) ||
	/^(?:de|por) la (?:manana|tarde|noche)$/.test(phrase(scene, index, 3));

/** A day of the month in digits, words or as an ordinal. */
export function readDayNumber(scene: Scene, index: number): { value: number; next: number } | null {
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

/** "5th", "third", "twenty-third". */
export function isOrdinalAt(scene: Scene, index: number): boolean {
	if (!/^(?:twenty|thirty)$/.test(word(scene, index)))
		return readOrdinal(word(scene, index)) !== null || word(scene, index) === "thirtieth";
	return readOrdinal(word(scene, index + (word(scene, index + 1) === "-" ? 2 : 1))) !== null;
}

/** The nearest such day from today on, or up to today when the talk is of the past. */
export function nearest(scene: Scene, month: number, date: number): Day | null {
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
