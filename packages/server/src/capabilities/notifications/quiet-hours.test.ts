import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { NotificationPreferences } from "@centralita/contracts";
import fc from "fast-check";
import { afterQuietHours } from "./quiet-hours.ts";

const dayMs = 24 * 3_600_000;
const person = (timeZone: string, from: string, to: string): NotificationPreferences => ({
	...{ language: null, email: true, sms: false, mentions: true, phone: null, timeZone, quietHours: { from, to } },
});
const localTime = (timeZone: string, at: number) =>
	new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);

describe("quiet hours", () => {
	it("end at their end, on the day when clocks change too", () => {
		const until = (zone: string, from: string, to: string, at: string) =>
			new Date(afterQuietHours(person(zone, from, to), Date.parse(at))).toISOString();
		const buenosAires = "America/Argentina/Buenos_Aires";
		assert.equal(until(buenosAires, "22:00", "08:00", "2026-03-01T02:30:30Z"), "2026-03-01T11:00:00.000Z");
		assert.equal(until(buenosAires, "22:00", "08:00", "2026-03-01T11:00:00Z"), "2026-03-01T11:00:00.000Z");
		assert.equal(until(buenosAires, "13:00", "15:00", "2026-03-01T17:10:00Z"), "2026-03-01T18:00:00.000Z");
		assert.equal(until("Europe/Madrid", "22:00", "08:00", "2026-03-28T22:00:00Z"), "2026-03-29T06:00:00.000Z");
		assert.equal(until("Europe/Madrid", "22:00", "08:00", "2026-10-24T22:00:00Z"), "2026-10-25T07:00:00.000Z");
	});

	it("put nothing off by more than a day, and never into themselves", () => {
		const time = fc
			.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
			.map(([hours, minutes]) => `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`);
		const zone = fc.constantFrom("UTC", "America/Bogota", "Asia/Kolkata", "Pacific/Auckland");
		fc.assert(
			fc.property(zone, time, time, fc.integer({ min: 1.7e12, max: 1.9e12 }), (timeZone, from, to, at) => {
				const until = afterQuietHours(person(timeZone, from, to), at);
				assert.ok(until >= at && until - at <= dayMs);
				if (until !== at) assert.equal(localTime(timeZone, until), to);
			}),
			// Twice a year an hour is there twice or never.
			{ numRuns: 200, seed: 7 },
		);
	});
});
