/** A day of the civil calendar, counted from 1970-01-01. */
export type Day = number;

const dayMs = 86_400_000;

/** Null for a day that does not exist (30 February). */
export function dayOf(year: number, month: number, day: number): Day | null {
	const time = Date.UTC(year, month - 1, day);
	const date = new Date(time);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / dayMs : null;
}

export function partsOf(day: Day): { year: number; month: number; day: number; weekday: number } {
	const date = new Date(day * dayMs);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		weekday: date.getUTCDay(),
	};
}

/** `YYYY-MM-DD`. */
export const isoDate = (day: Day): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** A formatter costs a thousand times what it is used for; there are few time zones in use. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day that it is in `timeZone` at `now` (milliseconds since the epoch). */
export function today(now: number, timeZone: string): Day {
	let formatter = formatters.get(timeZone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
		formatters.set(timeZone, formatter);
	}
	const [year = 1970, month = 1, day = 1] = formatter.format(now).split("-").map(Number);
	return dayOf(year, month, day) ?? 0;
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day some months later, or the last of that month. */
export function addMonths(day: Day, months: number): Day {
	const { year, month, day: date } = partsOf(day);
	const index = year * 12 + month - 1 + months;
	const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
	return dayOf(y, m, Math.min(date, daysInMonth(y, m))) ?? day;
}
