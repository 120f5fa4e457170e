import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { WeeklyHours } from "@centralita/contracts";
import { wallClock, within } from "./wall-clock.ts";

const workdays: WeeklyHours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };
const night: WeeklyHours = { days: [5], from: "22:00", to: "06:00" };
const at = (day: number, time: string) => {
	const [hours = 0, minutes = 0] = time.split(":").map(Number);
	return { day, minutes: hours * 60 + minutes };
};

describe("the clock on the wall", () => {
	it("is of the place, with its daylight saving", () => {
		const winter = Date.UTC(2026, 0, 5, 8, 30);
		const summer = Date.UTC(2026, 6, 6, 8, 30);
		const there = (zone: string, now: number) => wallClock(zone)?.(now);
		assert.deepEqual(there("Europe/Madrid", winter), { date: "2026-01-05", ...at(1, "09:30") });
		assert.deepEqual(there("Europe/Madrid", summer), { date: "2026-07-06", ...at(1, "10:30") });
		assert.deepEqual(there("America/Argentina/Buenos_Aires", winter), { date: "2026-01-05", ...at(1, "05:30") });
		const before = Date.UTC(2026, 0, 5, 0, 5);
		assert.deepEqual(there("America/Mexico_City", before), { date: "2026-01-04", ...at(7, "18:05") });
	});

	it("is nowhere else", () => {
		for (const zone of ["", "Europe/Nowhere", "CST6", "../etc"]) assert.equal(wallClock(zone), null, zone);
	});
});

describe("hours", () => {
	it("begin with their first minute and end before their last", () => {
		assert.deepEqual(
			["08:59", "09:00", "17:59", "18:00"].map((time) => within(workdays, at(1, time))),
			[false, true, true, false],
		);
		assert.equal(within(workdays, at(6, "12:00")), false);
	});

	it("go past midnight, on the day on which they began", () => {
		assert.deepEqual(
			[at(5, "21:59"), at(5, "22:00"), at(6, "05:59"), at(6, "06:00"), at(6, "23:00"), at(5, "03:00")].map((time) =>
				within(night, time),
			),
			[false, true, true, false, false, false],
		);
		const sunday: WeeklyHours = { days: [7], from: "20:00", to: "02:00" };
		assert.equal(within(sunday, at(1, "01:00")), true, "Monday comes after Sunday");
		assert.equal(within({ days: [3], from: "10:00", to: "00:00" }, at(3, "23:59")), true);
	});
});
