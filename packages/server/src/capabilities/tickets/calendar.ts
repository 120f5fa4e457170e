import type { WeeklyHours } from "@centralita/contracts";

/** Business hours on the wall clock of a time zone (IANA); no hours means day and night. */
export type Calendar = { hours: readonly WeeklyHours[]; timeZone: string };

type Span = { start: number; end: number };

const minuteMs = 60_000;
const dayMs = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The wall clock there as if it were UTC, in milliseconds. */
function wallClock(now: number, timeZone: string): number {
	let formatter = formatters.get(timeZone);
	if (formatter === undefined) {
		formatter = new Intl.DateTimeFormat("en-US", {
			timeZone,
			hourCycle: "h23",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric",
		});
		formatters.set(timeZone, formatter);
	}
	const parts = new Map<string, number>(formatter.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
	const part = (type: string) => parts.get(type) ?? 0;
	const rest = ((now % 1000) + 1000) % 1000;
	return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) + rest;
}

/** Midnight, as if it were UTC, of the day that it is there. */
export function localDay(now: number, timeZone: string): number {
	const wall = wallClock(now, timeZone);
	return wall - (((wall % dayMs) + dayMs) % dayMs);
}

/** When the wall clock shows that; what daylight saving leaves out comes after the gap. */
function instantOf(wall: number, timeZone: string): number {
	const before = wall - (wallClock(wall - dayMs, timeZone) - (wall - dayMs));
	const after = wall - (wallClock(wall + dayMs, timeZone) - (wall + dayMs));
	const first = Math.min(before, after);
	if (wallClock(first, timeZone) === wall) return first;
	return Math.max(before, after);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Open spans after `from`, in order and apart from each other, without end. */
function* openSpans({ hours, timeZone }: Calendar, from: number): Generator<Span> {
	let done = from;
	for (let day = localDay(from, timeZone) - dayMs; ; day += dayMs) {
		const weekday = ((((day / dayMs + 3) % 7) + 7) % 7) + 1;
		const spans = hours
			.filter(({ days }) => days.includes(weekday))
			.map((each) => {
				const [opens, closes] = [minutesOf(each.from), minutesOf(each.to)];
				const lastDay = closes <= opens ? day + dayMs : day;
				return {
					start: instantOf(day + opens * minuteMs, timeZone),
					end: instantOf(lastDay + closes * minuteMs, timeZone),
				};
			})
			.sort((a, b) => a.start - b.start);
		for (const { start, end } of spans) {
			if (end <= done) continue;
			yield { start: Math.max(start, done), end };
			done = end;
		}
	}
}

/** Milliseconds of business hours between two instants; 0 when `to` is the earlier. */
export function businessMs(calendar: Calendar, from: number, to: number): number {
	if (calendar.hours.length === 0) return Math.max(0, to - from);
	let sum = 0;
	for (const { start, end } of openSpans(calendar, from)) {
		if (start >= to) break;
		sum += Math.min(end, to) - start;
	}
	return sum;
}

/** The instant at which so many milliseconds of business hours have passed since `from`. */
export function addBusinessMs(calendar: Calendar, from: number, ms: number): number {
	if (calendar.hours.length === 0 || ms <= 0) return from + Math.max(0, ms);
	let left = ms;
	for (const { start, end } of openSpans(calendar, from)) {
		if (left <= end - start) return start + left;
		left -= end - start;
	}
	return from;
}
