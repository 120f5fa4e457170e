import type { WeeklyHours } from "@centralita/contracts";

/** By the clock on the wall of a place: ISO date, weekday (Monday is 1), minutes since midnight. */
export type WallTime = { date: string; day: number; minutes: number };

const minutesPerDay = 1440;
const minuteMs = 60_000;
/** Clocks are changed at a quarter of an hour, wherever and whenever they are. */
const quarterMs = 15 * minuteMs;
/** Quarters of an hour whose offset is kept, by zone. */
const mostKept = 10_000;

const clocks = new Map<string, (now: number) => WallTime>();

/** The wall clock of a time zone (IANA), daylight saving included; null when there is no such zone. */
export function wallClock(timeZone: string): ((now: number) => WallTime) | null {
	const known = clocks.get(timeZone);
	if (known) return known;
	let format: Intl.DateTimeFormat;
	try {
		format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
	} catch {
		return null;
	}
	const offsets = new Map<number, number>();
	const offsetAt = (now: number): number => {
		const quarter = Math.floor(now / quarterMs) * quarterMs;
		const kept = offsets.get(quarter);
		if (kept !== undefined) return kept;
		if (offsets.size >= mostKept) offsets.clear();
		const offset = Date.parse(`${format.format(quarter).replace(" ", "T")}Z`) - quarter;
		offsets.set(quarter, offset);
		return offset;
	};
	const clock = (now: number): WallTime => {
		const there = new Date(now + offsetAt(now));
		return {
			date: there.toISOString().slice(0, 10),
			day: there.getUTCDay() || 7,
			minutes: there.getUTCHours() * 60 + there.getUTCMinutes(),
		};
	};
	clocks.set(timeZone, clock);
	return clock;
}

/** Since midnight. */
export function minutesOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(":").map(Number);
	return hours * 60 + minutes;
}

/** Whether the hours hold then. Those that go past midnight belong to the day on which they begin. */
export function within(hours: WeeklyHours, { day, minutes }: Pick<WallTime, "day" | "minutes">): boolean {
	const from = minutesOf(hours.from);
	const to = minutesOf(hours.to) || minutesPerDay;
	const yesterday = day === 1 ? 7 : day - 1;
	if (from < to) return hours.days.includes(day) && minutes >= from && minutes < to;
	return (hours.days.includes(day) && minutes >= from) || (hours.days.includes(yesterday) && minutes < to);
}
