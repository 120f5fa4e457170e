import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LineDefinition, type WeeklyHours } from "@centralita/contracts";
import { whoAnswers } from "./hours.ts";

const workdays: WeeklyHours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };

describe("hours of a line", () => {
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
