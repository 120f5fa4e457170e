import type { ExtractedValue } from "@centralita/contracts";
import { minutesOf, wallClock } from "../../../platform/time/wall-clock.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** What is asked for further ahead is for people to look after. */
const furthestMs = 60 * dayMs;

const dateIn = /^\d{4}-\d{2}-\d{2}$/;
const timeIn = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When the clock on the wall of a zone shows that; the hour after it where clocks are set forward over it. */
function momentOf(clock: NonNullable<ReturnType<typeof wallClock>>, date: string, minutes: number): number {
	const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs;
	let at = wanted;
	for (let turn = 0; turn < 2; turn++) {
		const shown = clock(at);
		at += wanted - (Date.parse(`${shown.date}T00:00:00Z`) + shown.minutes * minuteMs);
	}
	return at;
}

/**
 * When a contact asked to be called again, by what their conversation brought: `wantsCallback`, with `preferredDate`,
 * `preferredTime` or both, on their clock. A date alone is its first minute, a time alone is the next one that comes.
 * Null where they did not, where it is past, and where nobody knows their clock. `timeZones`: where they may be; the
 * earliest counts, for the rules wait for the others.
 */
export function callBackAt(
	values: readonly Pick<ExtractedValue, "name" | "value">[],
	timeZones: readonly string[],
	now: number,
): number | null {
	const of = (name: string) => values.find((one) => one.name === name)?.value ?? null;
	const [date, time] = [of("preferredDate"), of("preferredTime")].map((value) =>
		typeof value === "string" ? value : null,
	);
	if (of("wantsCallback") !== true) return null;
	const day = date && dateIn.test(date) && !Number.isNaN(Date.parse(date)) ? date : null;
	const minutes = time && timeIn.test(time) ? minutesOf(time) : null;
	if (day === null && minutes === null) return null;
	const moments = timeZones.flatMap((zone) => {
		const clock = wallClock(zone);
		if (clock === null) return [];
		if (day !== null) {
			const at = momentOf(clock, day, minutes ?? 0);
			// Of a day that has begun, what is left of it.
			return [minutes === null && clock(now).date === day ? Math.max(at, now + minuteMs) : at];
		}
		const today = momentOf(clock, clock(now).date, minutes ?? 0);
		return [today > now ? today : momentOf(clock, clock(now + dayMs).date, minutes ?? 0)];
	});
	if (moments.length === 0) return null;
	const at = Math.min(...moments);
	return at > now && at - now <= furthestMs ? at : null;
}
