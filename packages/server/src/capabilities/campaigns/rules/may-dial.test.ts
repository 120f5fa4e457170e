import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DialRules, WeeklyHours } from "@centralita/contracts";
import fc from "fast-check";
import { zonesOfCountry } from "../../contacts/places/zones.ts";
import { type DialQuestion, mayDial } from "./may-dial.ts";

const minuteMs = 60_000;
const dayMs = 24 * 3_600_000;

/** Allowed wherever they may be, and they may be somewhere. */
function oracle(question: DialQuestion, now: number): boolean {
	const { timeZones } = question;
	return timeZones.length > 0 && timeZones.every((timeZone) => isAllowedIn(timeZone, question, now));
}

/** The same rules told plainly, by the texts that the platform writes for one place. */
function isAllowedIn(timeZone: string, question: DialQuestion, now: number): boolean {
	const { schedule, rules, isHoliday, dialled, attempts, mostAttempts } = question;
	if (rules === null) return false;
	const told = (at: number) => {
		const text = new Date(at).toLocaleString("sv-SE", { timeZone });
		const date = text.slice(0, 10);
		return { date, time: text.slice(11, 16), day: new Date(`${date}T12:00:00Z`).getUTCDay() || 7 };
	};
	let here: ReturnType<typeof told>;
	try {
		here = told(now);
	} catch {
		return false;
	}
	if (attempts >= mostAttempts) return false;
	if (schedule.startsAt !== null && now < schedule.startsAt) return false;
	if (schedule.endsAt !== null && now >= schedule.endsAt) return false;
	const earlier = dialled.filter((at) => at <= now).map((at) => told(at).date);
	if (earlier.filter((date) => date === here.date).length >= rules.perDay) return false;
	const lastSeven = new Set<string>();
	for (let back = 0; back < 7; back++) {
		const date = new Date(`${here.date}T12:00:00Z`);
		date.setUTCDate(date.getUTCDate() - back);
		lastSeven.add(date.toISOString().slice(0, 10));
	}
	if (earlier.filter((date) => lastSeven.has(date)).length >= rules.perWeek) return false;
	if (rules.skipHolidays && isHoliday(here.date)) return false;
	const holds = ({ days, from, to }: WeeklyHours) => {
		const until = to === "00:00" ? "24:00" : to;
		const yesterday = here.day === 1 ? 7 : here.day - 1;
		if (from < until) return days.includes(here.day) && here.time >= from && here.time < until;
		return (days.includes(here.day) && here.time >= from) || (days.includes(yesterday) && here.time < until);
	};
	return rules.hours.some(holds) && (schedule.hours.length === 0 || schedule.hours.some(holds));
}

const zones = [
	"Europe/Madrid",
	"America/Argentina/Buenos_Aires",
	"America/Santiago",
	"America/Asuncion",
	"America/Mexico_City",
	"America/New_York",
	"America/Bogota",
	"Atlantic/Azores",
	"Asia/Kathmandu",
	"Australia/Lord_Howe",
	"Pacific/Apia",
	"Pacific/Chatham",
];
/** Countries with several hours, as they are when nothing tells which one holds. */
const countries = ["ES", "CL", "PT", "EC"].map((country) => zonesOfCountry(country, Date.UTC(2026, 0, 1)));
const clockTime = fc
	.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "45", "59"))
	.map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const hours: fc.Arbitrary<WeeklyHours> = fc.record({
	days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 3, maxLength: 7 }),
	from: clockTime,
	to: clockTime,
});
/** Around the changes of the clocks of several places, and anywhere. */
const moment = fc.oneof(
	fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) }),
	fc
		.tuple(
			fc.constantFrom(
				"2026-03-29T01:00Z",
				"2026-10-25T01:00Z",
				"2026-03-08T07:00Z",
				"2026-11-01T06:00Z",
				"2026-04-05T03:00Z",
				"2026-09-06T04:00Z",
			),
			fc.integer({ min: -dayMs, max: dayMs }),
		)
		.map(([change, off]) => Date.parse(change) + off),
);
const rules: fc.Arbitrary<DialRules> = fc.record({
	hours: fc.array(hours, { minLength: 1, maxLength: 3 }),
	perDay: fc.integer({ min: 0, max: 4 }),
	perWeek: fc.integer({ min: 0, max: 9 }),
	skipHolidays: fc.boolean(),
});
const asked = moment.chain((now) =>
	fc.record({
		now: fc.constant(now),
		question: fc.record({
			timeZones: fc.oneof(
				{ weight: 12, arbitrary: fc.constantFrom(...zones).map((zone) => [zone]) },
				{ weight: 12, arbitrary: fc.constantFrom(...countries) },
				{ weight: 4, arbitrary: fc.uniqueArray(fc.constantFrom(...zones), { minLength: 2, maxLength: 4 }) },
				fc.constantFrom([], [""], ["Europe/Nowhere"], ["Europe/Madrid", "+3"]),
			),
			schedule: fc.record({
				hours: fc.array(hours, { maxLength: 2 }),
				startsAt: fc.option(fc.integer({ min: now - 3 * dayMs, max: now + dayMs })),
				endsAt: fc.option(fc.integer({ min: now - dayMs / 4, max: now + 20 * dayMs })),
			}),
			rules: fc.option(rules, { freq: 12 }),
			isHoliday: fc
				.uniqueArray(fc.integer({ min: -2, max: 4 }), { maxLength: 4 })
				.map((days) => new Set(days.map((day) => new Date(now + day * dayMs).toISOString().slice(0, 10))))
				.map((dates) => (date: string) => dates.has(date)),
			dialled: fc.array(fc.integer({ min: now - 9 * dayMs, max: now }), { maxLength: 6 }),
			attempts: fc.integer({ min: 0, max: 2 }),
			mostAttempts: fc.integer({ min: 1, max: 6 }),
		}),
	}),
);

describe("whether somebody may be dialled", () => {
	it("is never yes when a plain oracle says no", () => {
		let yes = 0;
		fc.assert(
			fc.property(asked, ({ now, question }) => {
				const decided = mayDial(question, now);
				if (decided.allowed) yes++;
				// Of hours past midnight the day before counts as well: that is stricter than the oracle, never laxer.
				if (decided.allowed) assert.ok(oracle(question, now));
				else if (decided.reason !== "holiday") assert.equal(oracle(question, now), false);
			}),
			{ numRuns: 2000 },
		);
		assert.ok(yes > 100, `${yes} yes`);
	});

	it("tells when to ask again: later than now, and no earlier than the oracle", () => {
		fc.assert(
			fc.property(asked, ({ now, question }) => {
				const decided = mayDial(question, now);
				if (decided.allowed || decided.again === null) return;
				assert.ok(decided.again > now);
				if (decided.again < now + 15 * dayMs) assert.ok(oracle(question, decided.again), "it is allowed then");
				const stride = 15 * minuteMs;
				const step = Math.max(7 * stride, (decided.again - now) / 20);
				for (let at = now; at < decided.again - stride; at += step) {
					const then = mayDial(question, at);
					assert.equal(then.allowed, false, "not before");
				}
			}),
			{ numRuns: 200 },
		);
	});

	const every: WeeklyHours = { days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "21:00" };
	const question: DialQuestion = {
		timeZones: ["Europe/Madrid"],
		schedule: { hours: [], startsAt: null, endsAt: null },
		rules: { hours: [every], perDay: 1, perWeek: 3, skipHolidays: true },
		isHoliday: (date) => date === "2026-12-25",
		dialled: [],
		attempts: 0,
		mostAttempts: 3,
	};
	const refused = (change: Partial<DialQuestion>, at: string) => {
		const decided = mayDial({ ...question, ...change }, Date.parse(at));
		return decided.allowed ? null : [decided.reason, decided.again && new Date(decided.again).toISOString()];
	};

	it("follows the clock of the contact through its changes", () => {
		// On 25 October at 03:00 it is 02:00 again in Madrid.
		assert.deepEqual(refused({}, "2026-10-24T19:30:00Z"), ["outside-hours", "2026-10-25T08:00:00.000Z"]);
		assert.equal(refused({}, "2026-10-25T08:00:00Z"), null);
		assert.deepEqual(refused({}, "2026-10-25T07:59:59Z"), ["outside-hours", "2026-10-25T08:00:00.000Z"]);
		assert.equal(refused({}, "2026-10-24T07:00:00Z"), null);
	});

	it("counts by the dates of the contact, and waits for the next one that is no holiday", () => {
		const dialled = [Date.parse("2026-12-24T09:00:00Z")];
		assert.deepEqual(refused({ dialled }, "2026-12-24T18:00:00Z"), ["day-limit", "2026-12-26T08:00:00.000Z"]);
		assert.deepEqual(refused({}, "2026-12-25T11:00:00Z"), ["holiday", "2026-12-26T08:00:00.000Z"]);
		const thrice = ["2026-12-01", "2026-12-02", "2026-12-03"].map((date) => Date.parse(`${date}T10:00:00Z`));
		assert.deepEqual(refused({ dialled: thrice }, "2026-12-04T10:00:00Z"), ["week-limit", "2026-12-08T08:00:00.000Z"]);
	});

	it("is no where nobody knows", () => {
		assert.deepEqual(refused({ timeZones: [] }, "2026-12-01T10:00:00Z"), ["unknown-zone", null]);
		assert.deepEqual(refused({ timeZones: ["Europe/Nowhere"] }, "2026-12-01T10:00:00Z"), ["unknown-zone", null]);
		assert.deepEqual(refused({ rules: null }, "2026-12-01T10:00:00Z"), ["no-rules", null]);
	});

	it("is where it is allowed in every place that it may be", () => {
		const timeZones = ["Europe/Madrid", "Atlantic/Canary"];
		// Nine in Madrid is eight in the Canaries; twenty there is twenty-one in Madrid.
		assert.deepEqual(refused({ timeZones }, "2026-12-01T08:30:00Z"), ["outside-hours", "2026-12-01T09:00:00.000Z"]);
		assert.equal(refused({ timeZones }, "2026-12-01T09:00:00Z"), null);
		assert.equal(refused({ timeZones }, "2026-12-01T19:59:00Z"), null);
		assert.deepEqual(refused({ timeZones }, "2026-12-01T20:00:00Z"), ["outside-hours", "2026-12-02T09:00:00.000Z"]);
		// Christmas is over in Madrid an hour before it is in the Canaries.
		const night = {
			rules: { hours: [{ ...every, from: "00:00", to: "00:00" }], perDay: 1, perWeek: 3, skipHolidays: true },
		};
		assert.equal(refused({ ...night }, "2026-12-25T23:30:00Z"), null);
		assert.deepEqual(refused({ ...night, timeZones }, "2026-12-25T23:30:00Z"), ["holiday", "2026-12-26T00:00:00.000Z"]);
		// In Madrid that call was on the 27th, in the Canaries on the 26th.
		const dialled = [Date.parse("2026-12-26T23:30:00Z")];
		assert.deepEqual(refused({ ...night, timeZones, dialled }, "2026-12-26T23:45:00Z"), [
			"day-limit",
			"2026-12-27T23:00:00.000Z",
		]);
		assert.deepEqual(refused({ timeZones: [...timeZones, "Europe/Nowhere"] }, "2026-12-01T10:00:00Z"), [
			"unknown-zone",
			null,
		]);
	});

	it("is not before the campaign begins, after it ends, or once the attempts are spent", () => {
		const schedule = {
			hours: [],
			startsAt: Date.parse("2026-12-02T00:00:00Z"),
			endsAt: Date.parse("2026-12-03T00:00:00Z"),
		};
		assert.deepEqual(refused({ schedule }, "2026-12-01T10:00:00Z"), ["not-begun", "2026-12-02T08:00:00.000Z"]);
		assert.deepEqual(refused({ schedule }, "2026-12-02T21:00:00Z"), ["outside-hours", null]);
		assert.deepEqual(refused({ schedule }, "2026-12-03T10:00:00Z"), ["campaign-over", null]);
		assert.deepEqual(refused({ attempts: 3 }, "2026-12-01T10:00:00Z"), ["attempts-spent", null]);
	});
});
