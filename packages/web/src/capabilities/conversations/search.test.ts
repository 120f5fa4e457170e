import assert from "node:assert/strict";
import { test } from "node:test";
import { periodOf } from "./period.ts";
import { isFiltered, readHistorySearch } from "./search.ts";

const assistant = "019b0000-0000-7000-8000-000000000001";

test("the address holds the filters, and nonsense is left out", () => {
	const search = { q: "router", period: "week", channel: "voice", outcome: "resolved", assistant };
	assert.deepEqual(readHistorySearch(search), search);
	const nonsense = { q: " ", period: "eon", channel: "fax", outcome: 3, assistant: "x", from: "2026-11-01" };
	assert.deepEqual(readHistorySearch(nonsense), {});
	assert.equal(isFiltered(readHistorySearch(nonsense)), false);
});

test("a number typed as a search stays a search", () => {
	assert.deepEqual(readHistorySearch({ q: 4152 }), { q: "4152" });
});

test("days count only between two dates", () => {
	assert.deepEqual(readHistorySearch({ period: "custom", from: "2026-11-01", to: "ayer" }), {
		period: "custom",
		from: "2026-11-01",
	});
});

const now = new Date(2026, 10, 22, 15, 30);
const local = (...[month, date]: [number, number]) => new Date(2026, month - 1, date).toISOString();

test("periods are whole days of the reader's zone", () => {
	assert.deepEqual(periodOf({}, now), {});
	assert.deepEqual(periodOf({ period: "today" }, now), { from: local(11, 22) });
	assert.deepEqual(periodOf({ period: "yesterday" }, now), { from: local(11, 21), to: local(11, 22) });
	assert.deepEqual(periodOf({ period: "week" }, now), { from: local(11, 16) });
	assert.deepEqual(periodOf({ period: "month" }, now), { from: local(10, 24) });
});

test("between two dates the last day is included; one side may be open; no such day is none", () => {
	assert.deepEqual(periodOf({ period: "custom", from: "2026-11-01", to: "2026-11-02" }, now), {
		from: local(11, 1),
		to: local(11, 3),
	});
	assert.deepEqual(periodOf({ period: "custom", to: "2026-11-02" }, now), { to: local(11, 3) });
	assert.deepEqual(periodOf({ period: "custom", from: "2026-02-31" }, now), {});
});
