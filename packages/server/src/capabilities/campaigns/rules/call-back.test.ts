import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { wallClock } from "../../../platform/time/wall-clock.ts";
import { callBackAt } from "./call-back.ts";

/** A Tuesday, noon in Madrid. */
const now = Date.parse("2026-03-24T11:00:00Z");
const asked = (wants: unknown, date: string | null, time: string | null) =>
	[
		["wantsCallback", wants],
		["preferredDate", date],
		["preferredTime", time],
	].map(([name, value]) => ({ name: String(name), value: value as string | boolean | null }));
const at = (date: string | null, time: string | null, zones = ["Europe/Madrid"], wants: unknown = true) => {
	const moment = callBackAt(asked(wants, date, time), zones, now);
	return moment === null ? null : new Date(moment).toISOString();
};

describe("when somebody asked to be called", () => {
	it("is on their clock, through its changes", () => {
		assert.equal(at("2026-03-26", "17:30"), "2026-03-26T16:30:00.000Z");
		assert.equal(at("2026-03-30", "17:30"), "2026-03-30T15:30:00.000Z", "it is summer time by then");
		assert.equal(at("2026-03-26", "17:30", ["America/Mexico_City"]), "2026-03-26T23:30:00.000Z");
		assert.equal(at("2026-03-29", "02:30"), "2026-03-29T01:30:00.000Z", "that minute does not come: the hour after");
	});

	it("is the next such hour without a day, and the day's beginning without an hour", () => {
		assert.equal(at(null, "13:00"), "2026-03-24T12:00:00.000Z");
		assert.equal(at(null, "09:00"), "2026-03-25T08:00:00.000Z");
		assert.equal(at("2026-03-27", null), "2026-03-26T23:00:00.000Z");
		assert.equal(at("2026-03-24", null), "2026-03-24T11:01:00.000Z", "later today");
	});

	it("is the earliest of several clocks", () => {
		assert.equal(at("2026-03-26", "10:00", ["Atlantic/Canary", "Europe/Madrid"]), "2026-03-26T09:00:00.000Z");
	});

	it("is never where it was not asked, is past, is far off, or is no time", () => {
		assert.equal(at("2026-03-26", "10:00", ["Europe/Madrid"], false), null);
		assert.equal(at("2026-03-26", "10:00", ["Europe/Madrid"], null), null);
		assert.equal(at(null, null), null);
		assert.equal(at("2026-03-20", "10:00"), null);
		assert.equal(at("2026-03-24", "11:59"), null);
		assert.equal(at("2027-03-26", "10:00"), null);
		assert.equal(at("2026-02-31x", "25:00"), null);
		assert.equal(at("2026-03-26", "10:00", []), null);
		assert.equal(at("2026-03-26", "10:00", ["Europe/Nowhere"]), null);
	});

	it("shows the asked hour on the wall, wherever that hour exists", () => {
		const zones = ["Europe/Madrid", "America/Santiago", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];
		const two = (value: number) => String(value).padStart(2, "0");
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: 2, max: 55 }),
				fc.integer({ min: 0, max: 23 }),
				fc.integer({ min: 0, max: 59 }),
				(zone, days, hours, minutes) => {
					const date = new Date(now + days * 86_400_000).toISOString().slice(0, 10);
					const moment = callBackAt(asked(true, date, `${two(hours)}:${two(minutes)}`), [zone], now);
					assert.ok(moment !== null);
					const shown = wallClock(zone)?.(moment);
					const off = Math.abs((shown?.minutes ?? -1) - (hours * 60 + minutes));
					assert.ok(shown?.date === date && (off === 0 || off === 30 || off === 60));
				},
			),
		);
	});
});
