import { fold } from "../text/fold.ts";
import { tokenise } from "../text/tokens.ts";
import { dayOf, isoDate, today } from "./calendar.ts";
import { type correctedSegments, takingLater } from "./corrections.ts";
import { pastCues } from "./date-words.ts";
import { readDayAndMonth, readDayMonthNumbers, readDayOnly, readMonthAndDay, readNumeric } from "./dates/day-month.ts";
import { readRelative, readSpan } from "./dates/relative.ts";
import { phrase, type Reading, readDayNumber, type Scene } from "./dates/scene.ts";
import { readWeekday } from "./dates/weekday.ts";
import type { Slot, SlotContext, SlotParser } from "./types.ts";

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
			if (!isRefused(scene, reading)) found.push(reading);
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

/** "El lunes no", "mañana no puedo", "menos el viernes", "Tuesday is bad". */
const isRefused = (scene: Scene, { from, to }: Reading): boolean =>
	/^(?:no(?: [,.;]| puedo| podria| me | estoy| hay| {2})|(?:is|'s|won't|doesn't|isn't) (?:bad|no|not|work|good)|i can't|not )/.test(
		`${phrase(scene, to, 3)}  `,
	) || /\b(?:menos|excepto|salvo|except|but not|not)(?: el| los| on)? ?$/.test(phrase(scene, from - 2, 2));

const readers = [
	readNumeric,
	readRelative,
	readSpan,
	readWeekday,
	readDayAndMonth,
	readDayMonthNumbers,
	readMonthAndDay,
	readDayOnly,
];

function readAt(scene: Scene, index: number): Reading | null {
	for (const reader of readers) {
		const reading = reader(scene, index);
		if (reading) return reading;
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
