import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatDateTime, formatDuration, formatLatency, formatPercent, formatRelative } from "./format.ts";

const at = "2026-03-05T22:07:00.000Z";

describe("format", () => {
	it("writes moments as each language does", () => {
		assert.equal(formatDateTime(at, "es", "short", "UTC"), "5 mar, 22:07");
		assert.equal(formatDateTime(at, "en", "short", "UTC"), "Mar 5, 10:07 PM");
		assert.equal(formatDateTime(at, "es", "time", "America/Bogota"), "17:07");
		assert.equal(formatDateTime(at, "en", "date", "UTC"), "Mar 5, 2026");
	});

	it("writes lengths of time", () => {
		assert.equal(formatDuration(0), "0:00");
		assert.equal(formatDuration(7_900), "0:07");
		assert.equal(formatDuration(205_000), "3:25");
		assert.equal(formatDuration(3_723_000), "1:02:03");
		assert.equal(formatDuration(-5), "0:00");
		assert.equal(formatDuration(null), "–");
	});

	it("writes latencies", () => {
		assert.equal(formatLatency(339.6, "es"), "340 ms");
		assert.equal(formatLatency(1240, "en"), "1.2 s");
		assert.equal(formatLatency(undefined, "en"), "–");
	});

	it("writes distances in time", () => {
		const now = Date.parse(at);
		assert.equal(formatRelative(now - 5 * 60_000, "es", now), "hace 5 minutos");
		assert.equal(formatRelative(now + 3 * 86_400_000, "en", now), "in 3 days");
		assert.equal(formatRelative(now - 51_000, "en", now), "now");
	});

	it("writes shares", () => {
		assert.match(formatPercent(0.814, "en"), /^81%$/);
		assert.equal(formatPercent(null, "es"), "–");
	});
});
