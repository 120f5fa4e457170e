import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hoursText } from "./hours-text.ts";

describe("hours as people say them", () => {
	it("name runs of days once, in any order", () => {
		const hours = [
			{ days: [5, 1, 2, 3, 4], from: "09:00", to: "18:00" },
			{ days: [7, 1, 3, 3], from: "20:00", to: "00:00" },
			{ days: [6, 7], from: "10:00", to: "13:00" },
		];
		assert.equal(hoursText(hours, "en"), "Mon–Fri 09:00–18:00 · Mon, Wed, Sun 20:00–24:00 · Sat, Sun 10:00–13:00");
		assert.equal(hoursText([], "es"), "");
	});
});
