import type { TicketStatus } from "@centralita/contracts";
import { addBusinessMs, businessMs, type Calendar } from "./calendar.ts";
import { isOver, isRunning } from "./lifecycle.ts";

/**
 * A promise of the service level. While it runs it is due at an instant; while it is paused, a rest of business
 * hours is left. Durations in milliseconds of business hours; without a target nothing is promised.
 */
export type Promised = {
	targetMs: number | null;
	dueAt: Date | null;
	leftMs: number | null;
	/** Kept, or not waited for any more. */
	doneAt: Date | null;
};
export type Clocks = { firstResponse: Promised; resolution: Promised };

export const begin = (calendar: Calendar, targetMs: number | null, now: Date): Promised => ({
	targetMs,
	dueAt: targetMs === null ? null : new Date(addBusinessMs(calendar, now.getTime(), targetMs)),
	leftMs: null,
	doneAt: null,
});

const pause = (calendar: Calendar, clock: Promised, now: Date): Promised =>
	clock.dueAt === null
		? clock
		: { ...clock, dueAt: null, leftMs: businessMs(calendar, now.getTime(), clock.dueAt.getTime()) };

const resume = (calendar: Calendar, clock: Promised, now: Date): Promised =>
	clock.leftMs === null
		? clock
		: { ...clock, dueAt: new Date(addBusinessMs(calendar, now.getTime(), clock.leftMs)), leftMs: null };

/** It keeps what was left, for a ticket that is opened again. */
export const finish = (calendar: Calendar, clock: Promised, now: Date): Promised =>
	clock.doneAt === null ? { ...pause(calendar, clock, now), doneAt: now } : clock;

/** Another target, e.g. of a new priority: what has passed counts. `runs`: whether the ticket's status lets it. */
export function retarget(
	calendar: Calendar,
	clock: Promised,
	targetMs: number | null,
	{ now, runs }: { now: Date; runs: boolean },
): Promised {
	if (clock.doneAt !== null || targetMs === clock.targetMs) return clock;
	const paused = pause(calendar, clock, now);
	const passed = clock.targetMs === null || paused.leftMs === null ? 0 : clock.targetMs - paused.leftMs;
	const changed: Promised = {
		...paused,
		targetMs,
		leftMs: targetMs === null ? null : Math.max(0, targetMs - passed),
	};
	return runs ? resume(calendar, changed, now) : changed;
}

/** What a new status means for the clocks. */
export function follow(
	calendar: Calendar,
	{ firstResponse, resolution }: Clocks,
	status: TicketStatus,
	now: Date,
): Clocks {
	if (isOver(status))
		return { firstResponse: finish(calendar, firstResponse, now), resolution: finish(calendar, resolution, now) };
	const turn = isRunning(status) ? resume : pause;
	return {
		firstResponse: firstResponse.doneAt === null ? turn(calendar, firstResponse, now) : firstResponse,
		resolution: turn(calendar, { ...resolution, doneAt: null }, now),
	};
}
