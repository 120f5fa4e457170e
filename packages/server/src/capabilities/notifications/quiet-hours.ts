import type { NotificationPreferences } from "@centralita/contracts";
import { minutesOf, wallClock } from "../../platform/time/wall-clock.ts";

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

function minutesIn(timeZone: string, at: number): number {
	const clock = wallClock(timeZone);
	if (clock === null) throw new RangeError(`There is no time zone ${timeZone}.`);
	return clock(at).minutes;
}

/** When somebody may be disturbed, at `at` or after it: milliseconds since the epoch. */
export function afterQuietHours({ quietHours, timeZone }: NotificationPreferences, at: number): number {
	if (quietHours === null) return at;
	const [from, to, now] = [minutesOf(quietHours.from), minutesOf(quietHours.to), minutesIn(timeZone, at)];
	const isQuiet = from <= to ? now >= from && now < to : now >= from || now < to;
	if (!isQuiet) return at;
	const end = at - (at % minuteMs) + ((to - now + dayMinutes) % dayMinutes) * minuteMs;
	// Clocks that were changed in between have moved the end by their difference.
	const off = minutesIn(timeZone, end) - to;
	return off === 0 ? end : end - (((off + dayMinutes + dayMinutes / 2) % dayMinutes) - dayMinutes / 2) * minuteMs;
}
