import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { WeeklyHours } from "@centralita/contracts";
import fc from "fast-check";
import { isOpen, localClock } from "./hours.ts";

const buenosAires = "America/Argentina/Buenos_Aires";
const office: WeeklyHours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };
/** Wednesday 4 March 2026 at that UTC time; Buenos Aires is three hours behind. */
const wednesday = (time: string) => Date.parse(`2026-03-04T${time}:00Z`);
const open = (hours: WeeklyHours[], at: number, zone = buenosAires) => isOpen(hours, zone, at);

describe("the clock of a place", () => {
	it("has the weekday and the minute there, not here", () => {
		assert.deepEqual(localClock(wednesday("01:30"), buenosAires), { day: 2, minute: 22 * 60 + 30 });
		assert.deepEqual(localClock(wednesday("01:30"), "Asia/Tokyo"), { day: 3, minute: 10 * 60 + 30 });
		assert.deepEqual(localClock(wednesday("00:00"), "UTC"), { day: 3, minute: 0 });
	});

	it("follows summer time", () => {
		assert.equal(localClock(Date.parse("2026-03-29T00:59:00Z"), "Europe/Madrid")?.minute, 119);
		assert.equal(localClock(Date.parse("2026-03-29T01:00:00Z"), "Europe/Madrid")?.minute, 180);
	});

	it("does not know a zone that does not exist", () => {
		assert.equal(localClock(0, "Mars/Olympus"), null);
	});
});

describe("a line's hours", () => {
	it("open at the first minute and close at the last", () => {
		assert.deepEqual(
			["11:59", "12:00", "20:59", "21:00"].map((time) => open([office], wednesday(time))),
			[false, true, true, false],
		);
		const sunday = Date.parse("2026-03-08T15:00:00Z");
		assert.equal(open([office], sunday), false);
	});

	it("end with the day at 00:00", () => {
		const evening: WeeklyHours = { days: [3], from: "18:00", to: "00:00" };
		assert.equal(open([evening], wednesday("23:59"), "UTC"), true);
		assert.equal(open([evening], wednesday("00:00"), "UTC"), false);
		assert.equal(open([{ days: [3], from: "00:00", to: "00:00" }], wednesday("12:00"), "UTC"), true);
	});

	it("belong to the day on which a night begins", () => {
		const night: WeeklyHours = { days: [7], from: "22:00", to: "06:00" };
		const at = (day: string, time: string) => open([night], Date.parse(`2026-03-${day}T${time}:00Z`), "UTC");
		assert.deepEqual(
			[at("08", "21:59"), at("08", "22:00"), at("09", "05:59"), at("09", "06:00")],
			[false, true, true, false],
		);
		assert.equal(at("08", "03:00"), false, "the night before Sunday is Saturday's");
	});

	it("without any, are always open", () => {
		assert.equal(open([], wednesday("03:00")), true);
	});

	it("of a night and of the day that completes it leave no gap and no overlap", () => {
		const time = fc
			.integer({ min: 1, max: 24 * 60 - 1 })
			.map((minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`);
		fc.assert(
			fc.property(time, time, fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }), (from, to, minute) => {
				fc.pre(from !== to);
				const days = [1, 2, 3, 4, 5, 6, 7];
				const at = Date.parse("2026-03-02T00:00:00Z") + minute * 60_000;
				assert.notEqual(open([{ days, from, to }], at, "UTC"), open([{ days, from: to, to: from }], at, "UTC"));
			}),
		);
	});
});
