import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readPhone } from "../phones.ts";
import { placeOf } from "./place.ts";
import { isTimeZone, zoneOfCountry, zonesOfCountry } from "./zones.ts";

const now = Date.UTC(2026, 10, 27);
const nothing = { country: null, timeZone: null };
const at = (phone: string | null, given: Partial<typeof nothing> | { country?: string; timeZone?: string } = {}) =>
	placeOf(phone === null ? null : readPhone(phone, "AR"), { ...nothing, ...given }, now);

describe("where a contact is", () => {
	it("follows from the number, where its country has one hour", () => {
		const cases: [string, string, string][] = [
			["+54 11 4321 0000", "AR", "America/Buenos_Aires"],
			["+57 601 4321000", "CO", "America/Bogota"],
			["+51 1 4321000", "PE", "America/Lima"],
			["+598 2 9012345", "UY", "America/Montevideo"],
			["+44 20 7946 0958", "GB", "Europe/London"],
		];
		for (const [phone, country, timeZone] of cases) {
			const place = at(phone);
			assert.equal(place.country, country);
			assert.equal(place.countrySource, "derived");
			assert.equal(place.timeZoneSource, "derived");
			assert.ok(place.timeZone && sameClock(place.timeZone, timeZone), `${phone}: ${place.timeZone}`);
		}
	});

	it("follows from the area, where the country has several", () => {
		const cases: [string, string][] = [
			["+1 212 555 0143", "America/New_York"],
			["+1 602 555 0143", "America/Phoenix"],
			["+1 415 555 0143", "America/Los_Angeles"],
			["+55 11 2345 6789", "America/Sao_Paulo"],
			["+55 92 2345 6789", "America/Manaus"],
			["+55 81 3619 1234", "America/Noronha"],
			["+52 664 123 4567", "America/Tijuana"],
			["+34 928 123 456", "Atlantic/Canary"],
			["+34 912 345 678", "Europe/Madrid"],
			["+351 292 123 456", "Atlantic/Azores"],
		];
		for (const [phone, timeZone] of cases) {
			assert.deepEqual([at(phone).timeZone, at(phone).timeZoneSource], [timeZone, "derived"], phone);
		}
	});

	it("is unknown, not guessed, where neither tells", () => {
		// A mobile of Spain, one of Chile, areas that span two zones.
		for (const phone of ["+34 612 345 678", "+56 9 6123 4567", "+1 208 555 0143", "+1 850 555 0143"]) {
			assert.deepEqual([at(phone).timeZone, at(phone).timeZoneSource], [null, "unknown"], phone);
		}
		assert.deepEqual(at(null), { country: null, countrySource: "unknown", timeZone: null, timeZoneSource: "unknown" });
	});

	it("is what was given before anything else", () => {
		const given = at("+34 612 345 678", { timeZone: "Atlantic/Canary" });
		assert.deepEqual(
			[given.timeZone, given.timeZoneSource, given.countrySource],
			["Atlantic/Canary", "given", "derived"],
		);
		// The area of a number says nothing of another country.
		const moved = at("+1 212 555 0143", { country: "PE" });
		assert.equal(moved.countrySource, "given");
		assert.equal(moved.timeZone, "America/Lima");
		assert.equal(at("+1 212 555 0143", { country: "ES" }).timeZone, null);
	});

	it("has zones that differ only for a part of the year told apart", () => {
		for (const country of ["US", "ES", "BR", "CL", "EC", "PT", "MX"])
			assert.equal(zoneOfCountry(country, now), null, country);
	});

	it("knows each hour of a country once", () => {
		assert.deepEqual([...zonesOfCountry("ES", now)].sort(), ["Atlantic/Canary", "Europe/Madrid"]);
		assert.equal(zonesOfCountry("EC", now).length, 2);
		assert.equal(zonesOfCountry("AR", now).length, 1);
		const usa = zonesOfCountry("US", now);
		assert.ok(usa.length >= 7 && usa.length < 12, usa.join());
		assert.deepEqual(zonesOfCountry("ZZ", now), []);
	});

	it("takes names of the time zone database, and nothing else", () => {
		for (const name of ["America/Bogota", "America/Argentina/Ushuaia", "UTC", "Etc/GMT+3"])
			assert.ok(isTimeZone(name), name);
		for (const name of ["+03:00", "GMT-3", "America/Narnia", "", "Buenos Aires"]) assert.ok(!isTimeZone(name), name);
	});
});

const clock = (zone: string, at: number) =>
	new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).format(at);
const sameClock = (a: string, b: string) =>
	[now, now + 182 * 86_400_000].every((moment) => clock(a, moment) === clock(b, moment));
