import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ReportSchedule } from "@centralita/contracts";
import fc from "fast-check";
import { wallClock } from "../../../platform/time/wall-clock.ts";
import { lastDue, nextDue } from "./due.ts";

const when = (given: Partial<ReportSchedule>): ReportSchedule => ({
	...{ every: "day", weekday: 1, day: 1, hour: 8, recipients: ["ana@example.com"] },
	...given,
});
const next = (schedule: Partial<ReportSchedule>, zone: string, after: string) =>
	new Date(nextDue(when(schedule), zone, Date.parse(after))).toISOString();
const hourMs = 3_600_000;

describe("when a report is due", () => {
	it("is by the clock on the wall, strictly after", () => {
		const zone = "America/Argentina/Buenos_Aires";
		assert.equal(next({}, zone, "2026-03-11T10:59:59Z"), "2026-03-11T11:00:00.000Z");
		assert.equal(next({}, zone, "2026-03-11T11:00:00Z"), "2026-03-12T11:00:00.000Z");
		assert.equal(next({ every: "week", weekday: 1 }, zone, "2026-03-11T11:00:00Z"), "2026-03-16T11:00:00.000Z");
		assert.equal(next({ every: "month", day: 31 }, zone, "2026-02-01T11:00:00Z"), "2026-02-28T11:00:00.000Z");
		assert.equal(next({ every: "month", day: 31 }, zone, "2026-02-28T11:00:00Z"), "2026-03-31T11:00:00.000Z");
		assert.equal(next({ every: "month", day: 1, hour: 0 }, zone, "2026-12-31T23:00:00Z"), "2027-01-01T03:00:00.000Z");
	});

	it("is once on the days on which clocks change", () => {
		const madrid = "Europe/Madrid";
		// 2 h is left out on 29 March 2026, and there twice on 25 October.
		assert.equal(next({ hour: 2 }, madrid, "2026-03-28T12:00:00Z"), "2026-03-29T01:00:00.000Z");
		assert.equal(next({ hour: 2 }, madrid, "2026-03-29T01:00:00Z"), "2026-03-30T00:00:00.000Z");
		assert.equal(next({ hour: 2 }, madrid, "2026-10-24T12:00:00Z"), "2026-10-25T00:00:00.000Z");
		assert.equal(next({ hour: 2 }, madrid, "2026-10-25T00:00:00Z"), "2026-10-26T01:00:00.000Z");
		assert.equal(next({ hour: 8 }, madrid, "2026-03-28T12:00:00Z"), "2026-03-29T06:00:00.000Z");
		// Midnight is left out in Santiago on 6 September 2026.
		assert.equal(next({ hour: 0 }, "America/Santiago", "2026-09-05T12:00:00Z"), "2026-09-06T04:00:00.000Z");
	});

	it("goes on for ever, each time once, and at that hour but where it is left out", () => {
		const zone = fc.constantFrom("UTC", "America/Santiago", "Europe/Madrid", "Asia/Kathmandu", "Australia/Lord_Howe");
		const schedule = fc.record({
			every: fc.constantFrom("day" as const, "week" as const, "month" as const),
			weekday: fc.integer({ min: 1, max: 7 }),
			day: fc.integer({ min: 1, max: 31 }),
			hour: fc.integer({ min: 0, max: 23 }),
		});
		fc.assert(
			fc.property(zone, schedule, fc.integer({ min: 1.7e12, max: 1.9e12 }), (timeZone, chosen, from) => {
				const clock = wallClock(timeZone);
				let at = from;
				const seen = new Set<string>();
				for (let step = 0; step < 40; step++) {
					const due = nextDue(chosen, timeZone, at);
					assert.ok(due > at);
					const there = clock?.(due);
					assert.ok(there && Math.abs(there.minutes - chosen.hour * 60) <= 60, JSON.stringify(there));
					assert.ok(!seen.has(there.date), `${there.date} twice`);
					seen.add(there.date);
					if (chosen.every === "week") assert.equal(there.day, chosen.weekday);
					at = due;
				}
			}),
			{ numRuns: 60, seed: 11 },
		);
	});

	it("is told once for all that was missed: the last of it", () => {
		const first = Date.parse("2026-03-01T11:00:00Z");
		const at = (now: string) =>
			new Date(lastDue(when({}), "America/Argentina/Buenos_Aires", { first, now: Date.parse(now) })).toISOString();
		assert.equal(at("2026-03-01T11:00:00Z"), "2026-03-01T11:00:00.000Z");
		assert.equal(at("2026-03-04T10:59:00Z"), "2026-03-03T11:00:00.000Z");
		assert.equal(at("2027-03-04T11:00:00Z"), "2027-03-04T11:00:00.000Z");
		assert.ok(lastDue(when({ hour: 9 }), "UTC", { first, now: first + hourMs }) === first);
	});
});
