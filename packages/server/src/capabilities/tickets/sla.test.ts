import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type TicketStatus, ticketStatuses, type WeeklyHours } from "@centralita/contracts";
import fc from "fast-check";
import { addBusinessMs, businessMs, type Calendar, localDay } from "./calendar.ts";
import { isRunning } from "./lifecycle.ts";
import { begin, follow, retarget } from "./sla.ts";

const hourMs = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const office: WeeklyHours[] = [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" }];

const time = fc
	.record({ hour: fc.nat(23), minute: fc.nat(59) })
	.map(({ hour, minute }) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const hours = fc.record({
	days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
	from: time,
	to: time,
});
/** Zones with daylight saving of an hour and of half of one, at midnight and in the night, north and south; and without. */
const timeZone = fc.constantFrom(
	"America/New_York",
	"Europe/Madrid",
	"America/Santiago",
	"Australia/Lord_Howe",
	"America/Argentina/Buenos_Aires",
	"Asia/Kathmandu",
);
const calendar: fc.Arbitrary<Calendar> = fc.record({ hours: fc.array(hours, { maxLength: 3 }), timeZone });
/** In a year that has all changes of the clock. */
const instant = fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2027-01-01T00:00:00Z") });
const fewRuns = { numRuns: 60 };

describe("business hours", () => {
	it("count what was added, whatever the clocks do", () => {
		fc.assert(
			fc.property(calendar, instant, fc.integer({ min: 0, max: 40 * hourMs }), (given, from, ms) => {
				assert.equal(businessMs(given, from, addBusinessMs(given, from, ms)), ms);
			}),
			fewRuns,
		);
	});

	it("add up over any cut, never go back and never exceed the time that passes", () => {
		const week = fc.nat(7 * 24 * hourMs);
		fc.assert(
			fc.property(calendar, instant, week, week, (given, from, first, second) => {
				const [cut, to] = [from + first, from + first + second];
				const whole = businessMs(given, from, to);
				assert.equal(businessMs(given, from, cut) + businessMs(given, cut, to), whole);
				assert.ok(whole >= 0 && whole <= to - from);
				assert.equal(businessMs(given, to, from), 0);
			}),
			fewRuns,
		);
	});

	it("skip nights, weekends and what comes before opening", () => {
		const madrid = { hours: office, timeZone: "Europe/Madrid" };
		// Friday 17:00 there: an hour is left of the day, three come on Monday.
		const due = addBusinessMs(madrid, at("2026-01-16T16:00:00Z"), 4 * hourMs);
		assert.equal(new Date(due).toISOString(), "2026-01-19T11:00:00.000Z");
		assert.equal(addBusinessMs(madrid, at("2026-01-17T12:00:00Z"), hourMs), at("2026-01-19T09:00:00Z"));
	});

	it("lose and gain the hour of a change of the clock", () => {
		const always = {
			hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" }],
			timeZone: "America/New_York",
		};
		const day = (iso: string) => {
			const start = at(iso);
			return businessMs({ ...always, hours: [{ days: [7], from: "00:00", to: "00:00" }] }, start, start + 48 * hourMs);
		};
		assert.equal(day("2026-03-07T20:00:00Z"), 23 * hourMs);
		assert.equal(day("2026-10-31T20:00:00Z"), 25 * hourMs);
		assert.equal(businessMs(always, at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z")), 31 * 24 * hourMs);
		// 09:00 stays 09:00 on the wall.
		const morning = addBusinessMs({ hours: office, timeZone: "America/New_York" }, at("2026-03-06T23:30:00Z"), hourMs);
		assert.equal(new Date(morning).toISOString(), "2026-03-09T14:00:00.000Z");
	});

	it("know the day there", () => {
		assert.equal(localDay(at("2026-03-01T02:30:00Z"), "America/Argentina/Buenos_Aires"), at("2026-02-28T00:00:00Z"));
		assert.equal(localDay(at("2026-03-01T13:30:00Z"), "Australia/Lord_Howe"), at("2026-03-02T00:00:00Z"));
	});
});

describe("a promise of the service level", () => {
	const steps = fc.array(fc.record({ status: fc.constantFrom(...ticketStatuses), afterMs: fc.nat(30 * hourMs) }), {
		maxLength: 12,
	});

	it("is due when its target of business hours has passed in which it ran", () => {
		fc.assert(
			fc.property(calendar, instant, fc.integer({ min: 1, max: 60 * hourMs }), steps, (given, from, target, moves) => {
				const promised = () => begin(given, target, new Date(from));
				let clocks = { firstResponse: promised(), resolution: promised() };
				let status: TicketStatus = "new";
				let now = from;
				let ran = 0;
				for (const { status: next, afterMs } of moves) {
					if (isRunning(status)) ran += businessMs(given, now, now + afterMs);
					now += afterMs;
					status = next;
					clocks = follow(given, clocks, status, new Date(now));
					const { dueAt, leftMs, doneAt } = clocks.resolution;
					const left = Math.max(0, target - ran);
					assert.equal(dueAt === null ? leftMs : businessMs(given, now, dueAt.getTime()), left);
					assert.equal(dueAt !== null, isRunning(status));
					assert.equal(doneAt !== null, status === "resolved" || status === "closed");
					if (left === 0) return;
				}
			}),
			fewRuns,
		);
	});

	it("counts what has passed when its target changes, also while it is paused", () => {
		const given: Calendar = { hours: [], timeZone: "UTC" };
		const now = (hour: number) => new Date(at("2026-01-05T00:00:00Z") + hour * hourMs);
		const running = begin(given, 8 * hourMs, now(0));
		const shorter = retarget(given, running, 4 * hourMs, { now: now(1), runs: true });
		assert.deepEqual(shorter.dueAt, now(4));
		const [clocks] = [follow(given, { firstResponse: running, resolution: running }, "waiting", now(2))];
		const paused = retarget(given, clocks.resolution, 3 * hourMs, { now: now(10), runs: false });
		assert.deepEqual([paused.dueAt, paused.leftMs], [null, hourMs]);
		const none = retarget(given, running, null, { now: now(1), runs: true });
		assert.deepEqual([none.dueAt, none.leftMs], [null, null]);
		assert.deepEqual(retarget(given, none, hourMs, { now: now(5), runs: true }).dueAt, now(6));
	});
});
