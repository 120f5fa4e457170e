import type { ReportSchedule } from "@centralita/contracts";
import { wallClock } from "../../../platform/time/wall-clock.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Months are at most 31 days long, and a last day is asked for at most once in each. */
const horizonDays = 63;

type When = Pick<ReportSchedule, "every" | "weekday" | "day" | "hour">;

/** Whether it is sent on that date (ISO). */
function isDay({ every, weekday, day }: When, date: string): boolean {
	const at = new Date(`${date}T00:00:00Z`);
	if (every === "day") return true;
	if (every === "week") return (at.getUTCDay() || 7) === weekday;
	const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
	return at.getUTCDate() === Math.min(day, last);
}

/** When the clock on the wall there first shows that hour of that date; where it is left out, as long after the one before. */
function momentOf(clock: NonNullable<ReturnType<typeof wallClock>>, date: string, hour: number): number {
	const asUtc = Date.parse(`${date}T00:00:00Z`) + hour * hourMs;
	const offsetAt = (at: number) => {
		const there = clock(at);
		return Date.parse(`${there.date}T00:00:00Z`) + there.minutes * 60_000 - at;
	};
	// Clocks are changed by less than a day, and not twice within two.
	const before = asUtc - offsetAt(asUtc - dayMs);
	const after = asUtc - offsetAt(asUtc + dayMs);
	const shows = (at: number) => {
		const there = clock(at);
		return there.date === date && there.minutes === hour * 60;
	};
	const [first, second] = before < after ? [before, after] : [after, before];
	return shows(first) ? first : shows(second) ? second : before;
}

/** The first time after `after` (milliseconds since the epoch) at which it is due, by the clock of a place. */
export function nextDue(when: When, timeZone: string, after: number): number {
	const clock = wallClock(timeZone);
	if (clock === null) throw new RangeError(`There is no time zone ${timeZone}.`);
	const today = Date.parse(`${clock(after).date}T00:00:00Z`);
	for (let ahead = 0; ahead <= horizonDays; ahead++) {
		const date = new Date(today + ahead * dayMs).toISOString().slice(0, 10);
		if (!isDay(when, date)) continue;
		const due = momentOf(clock, date, when.hour);
		if (due > after) return due;
	}
	throw new Error("a schedule without a next time");
}

/** The last time at which it was due, of those from `first` to `now`. */
export function lastDue(when: When, timeZone: string, { first, now }: { first: number; now: number }): number {
	// Weeks of being switched off are passed over, not walked through.
	let due = Math.max(first, nextDue(when, timeZone, now - 40 * dayMs));
	if (due > now) return first;
	for (;;) {
		const next = nextDue(when, timeZone, due);
		if (next > now) return due;
		due = next;
	}
}
