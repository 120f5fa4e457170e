import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { differenceOf } from "./difference.ts";
import { readReportSearch, reportQueryOf } from "./report-search.ts";

describe("the difference of two shares", () => {
	it("has Newcombe's interval: his first example", () => {
		// 56/70 and 48/80, with their Wilson intervals: 0.0524 to 0.3339.
		const first = { count: 48, of: 80, share: 0.6, low: 0.4904, high: 0.7004 };
		const second = { count: 56, of: 70, share: 0.8, low: 0.6918, high: 0.8774 };
		const found = differenceOf(first, second);
		assert.ok(found.kind === "better");
		assert.ok(Math.abs(found.low - 0.0524) < 0.001 && Math.abs(found.high - 0.3339) < 0.001, JSON.stringify(found));
		assert.equal(differenceOf(second, first).kind, "worse");
		assert.equal(differenceOf(first, first).kind, "open");
	});

	it("is not told of few sessions", () => {
		const few = { count: 1, of: 2, share: 0.5, low: 0.09, high: 0.91 };
		assert.equal(differenceOf(few, few).kind, "small");
	});
});

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
