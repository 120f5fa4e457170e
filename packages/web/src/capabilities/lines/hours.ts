import type { WeeklyHours } from "@centralita/contracts";

/** A moment on the clock of some place: `day` 1 is Monday, `minute` counts from midnight. */
export type LocalClock = { day: number; minute: number };

const dayMinutes = 24 * 60;
const days: Record<string, number> = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 };

/** What the clock shows in an IANA time zone; null for a zone that nobody knows. */
export function localClock(at: number, timeZone: string): LocalClock | null {
	try {
		const parts = new Intl.DateTimeFormat("en-US", {
			timeZone,
			weekday: "short",
			hour: "2-digit",
			minute: "2-digit",
			hourCycle: "h23",
		}).formatToParts(at);
		const read = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
		return { day: days[read("weekday")] ?? 1, minute: Number(read("hour")) * 60 + Number(read("minute")) };
	} catch {
		return null;
	}
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const dayBefore = (day: number): number => (day === 1 ? 7 : day - 1);

/** Whether a span covers the moment; one that goes past midnight belongs to the day on which it began. */
function covers({ days: on, from, to }: WeeklyHours, { day, minute }: LocalClock): boolean {
	const start = minuteOf(from);
	const end = minuteOf(to) || dayMinutes;
	if (start < end) return on.includes(day) && minute >= start && minute < end;
	return (on.includes(day) && minute >= start) || (on.includes(dayBefore(day)) && minute < end);
}

/** Whether a line takes calls at that moment, by its hours; without hours it always does. */
export function isOpen(hours: readonly WeeklyHours[], timeZone: string, at: number): boolean {
	if (hours.length === 0) return true;
	const clock = localClock(at, timeZone);
	return clock === null || hours.some((span) => covers(span, clock));
}
