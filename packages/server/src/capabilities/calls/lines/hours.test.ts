import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LineDefinition, type WeeklyHours } from "@centralita/contracts";
import { localTime, whoAnswers, within } from "./hours.ts";

const workdays: WeeklyHours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };
const night: WeeklyHours = { days: [5], from: "22:00", to: "06:00" };
const at = (day: number, time: string) => {
	const [hours = 0, minutes = 0] = time.split(":").map(Number);
	return { day, minutes: hours * 60 + minutes };
};

describe("hours of a line", () => {
	it("are of the place, with its daylight saving", () => {
		const winter = Date.UTC(2026, 0, 5, 8, 30);
		const summer = Date.UTC(2026, 6, 6, 8, 30);
		assert.deepEqual(localTime(winter, "Europe/Madrid"), at(1, "09:30"));
		assert.deepEqual(localTime(summer, "Europe/Madrid"), at(1, "10:30"));
		assert.deepEqual(localTime(winter, "America/Argentina/Buenos_Aires"), at(1, "05:30"));
		assert.deepEqual(localTime(Date.UTC(2026, 0, 5, 0, 5), "America/Mexico_City"), at(7, "18:05"));
	});

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

	it("say who answers", () => {
		const usual = "01890a5d-ac96-774b-bcce-b302099a8057";
		const late = "01890a5d-ac96-774b-bcce-b302099a8058";
		const line = LineDefinition.parse({
			label: "Ventas",
			assistantId: usual,
			timeZone: "Europe/Madrid",
			hours: [workdays],
			shifts: [{ assistantId: late, hours: { days: [1], from: "16:00", to: "18:00" } }],
		});
		const monday = (hour: number) => Date.UTC(2026, 0, 5, hour);
		assert.deepEqual(whoAnswers(line, monday(9)), { open: true, assistantId: usual });
		assert.deepEqual(whoAnswers(line, monday(15)), { open: true, assistantId: late });
		assert.deepEqual(whoAnswers(line, monday(20)), { open: false, assistantId: null });
		assert.deepEqual(whoAnswers({ ...line, hours: [] }, monday(20)), { open: true, assistantId: usual });
	});
});
