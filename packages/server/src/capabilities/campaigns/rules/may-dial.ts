import type { DialRefusal, DialRules, WeeklyHours } from "@centralita/contracts";
import { type WallTime, wallClock, within } from "../../../platform/time/wall-clock.ts";

export type DialSchedule = {
	/** On the wall clock of the contact; none: whenever the country's rules allow. */
	readonly hours: readonly WeeklyHours[];
	readonly startsAt: number | null;
	readonly endsAt: number | null;
};

export type DialQuestion = {
	/**
	 * Where the contact may be: at a moment that is not allowed in one of them they are not called. None, and what is no
	 * zone, are never called.
	 */
	readonly timeZones: readonly string[];
	readonly schedule: DialSchedule;
	/** Null: nobody knows what holds there. */
	readonly rules: DialRules | null;
	/** By ISO date, where the contact is. */
	readonly isHoliday: (date: string) => boolean;
	/** When that number was dialled, by any campaign, in the last eight days at least. */
	readonly dialled: readonly number[];
	/** Attempts of this campaign, and how many it may have. */
	readonly attempts: number;
	readonly mostAttempts: number;
};

const minuteMs = 60_000;
const dayMs = 24 * 3_600_000;
const strideMs = 15 * minuteMs;
/** How far ahead the next moment is looked for. */
const horizonMs = 15 * dayMs;
const week = 7;

const dateBefore = (date: string, days: number): string =>
	new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);

/** Hours that begin before midnight and hold after it are of the day before, too. */
const datesOf = ({ hours }: { hours: readonly WeeklyHours[] }, { date }: WallTime): string[] =>
	hours.some(({ from, to }) => to !== "00:00" && from >= to) ? [date, dateBefore(date, 1)] : [date];

/** A place where the contact may be. */
type Place = {
	readonly clock: (now: number) => WallTime;
	/** The dates of `dialled` there. */
	readonly dates: readonly string[];
};
type Known = DialQuestion & { readonly places: readonly Place[]; readonly rules: DialRules };

function refusalAt(known: Known, now: number): DialRefusal | null {
	const { schedule, places } = known;
	if (schedule.endsAt !== null && now >= schedule.endsAt) return "campaign-over";
	if (schedule.startsAt !== null && now < schedule.startsAt) return "not-begun";
	for (const place of places) {
		const refused = refusalThere(known, place, now);
		if (refused !== null) return refused;
	}
	return null;
}

function refusalThere({ schedule, rules, isHoliday }: Known, { clock, dates }: Place, now: number): DialRefusal | null {
	const time = clock(now);
	if (dates.filter((date) => date === time.date).length >= rules.perDay) return "day-limit";
	const since = dateBefore(time.date, week - 1);
	if (dates.filter((date) => date >= since).length >= rules.perWeek) return "week-limit";
	if (rules.skipHolidays && datesOf(rules, time).some(isHoliday)) return "holiday";
	if (!rules.hours.some((hours) => within(hours, time))) return "outside-hours";
	if (schedule.hours.length > 0 && !schedule.hours.some((hours) => within(hours, time))) return "outside-hours";
	return null;
}

export type DialDecision =
	| { allowed: true }
	/** `again`: when to ask next, looked for by the quarter of an hour; null when it will never be allowed. */
	| { allowed: false; reason: DialRefusal; again: number | null };

/** Whether a contact may be dialled at `now` (milliseconds since the epoch). What cannot be told is a refusal. */
export function mayDial(
	question: DialQuestion,
	now: number,
	/** `again: false` does not look for when, which takes longest. */
	{ again: looksAhead = true }: { again?: boolean } = {},
): DialDecision {
	const never = (why: DialRefusal) => ({ allowed: false, reason: why, again: null }) as const;
	const { timeZones, rules, attempts, mostAttempts, schedule, dialled } = question;
	const places = timeZones.flatMap((zone) => {
		const clock = wallClock(zone);
		return clock === null ? [] : [{ clock, dates: dialled.map((at) => clock(at).date) }];
	});
	if (places.length === 0 || places.length < timeZones.length) return never("unknown-zone");
	if (rules === null) return never("no-rules");
	if (attempts >= mostAttempts) return never("attempts-spent");
	const known = { ...question, places, rules };
	const reason = refusalAt(known, now);
	if (reason === null) return { allowed: true };
	if (reason === "campaign-over" || !looksAhead) return never(reason);
	const until = now + horizonMs;
	// Whole minutes: every rule holds for a minute of the wall clock.
	const first = Math.max(Math.floor(now / minuteMs) * minuteMs + minuteMs, schedule.startsAt ?? 0);
	for (let at = first; at < until; at += strideMs) {
		const then = refusalAt(known, at);
		if (then === "campaign-over") return never(reason);
		if (then !== null) continue;
		let earliest = at;
		while (earliest - minuteMs >= first && refusalAt(known, earliest - minuteMs) === null) earliest -= minuteMs;
		return { allowed: false, reason, again: earliest };
	}
	return { allowed: false, reason, again: until };
}
