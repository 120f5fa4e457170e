import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readReportSearch, reportQueryOf } from "./report-search.ts";

describe("the report's address", () => {
	it("leaves out what makes no sense", () => {
		assert.deepEqual(readReportSearch({ days: "4", guide: "A B", version: 2, channel: "fax", locale: "fr" }), {});
		assert.deepEqual(readReportSearch({ days: 7, guide: "no-power", version: "2", channel: "voice" }), {
			days: 7,
			guide: "no-power",
			version: 2,
			channel: "voice",
		});
	});

	it("asks for whole days up to today", () => {
		const now = Date.parse("2026-03-03T01:00:00Z");
		assert.deepEqual(reportQueryOf({ days: 7, guide: "no-power" }, now), {
			from: "2026-02-25",
			to: "2026-03-03",
			guide: "no-power",
		});
	});
});
