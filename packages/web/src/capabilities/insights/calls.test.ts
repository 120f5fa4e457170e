import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { callQueryOf, isNarrowed, readCallSearch, savedQueryOf, searchOf } from "./calls-search.ts";

const line = "0191f1d0-0000-7000-8000-000000000001";

describe("the address of the report of calls", () => {
	it("keeps what makes sense, and what is not usual", () => {
		assert.deepEqual(readCallSearch({ days: "7", groupBy: "line", line, channel: "fax", metric: "cost" }), {
			...{ days: 7, groupBy: "line", line, metric: "cost" },
		});
		assert.deepEqual(readCallSearch({ days: 30, groupBy: "day", metric: "contacts", line: "x" }), {});
		assert.deepEqual(readCallSearch({ days: 7, from: "2026-03-01", to: "2026-03-05" }), {
			...{ from: "2026-03-01", to: "2026-03-05" },
		});
		assert.deepEqual(readCallSearch({ from: "2026-03-06", to: "2026-03-05" }), {});
		assert.deepEqual(readCallSearch({ groupBy: "hour", outcome: "resolved" }), { groupBy: "hour" });
		assert.equal(isNarrowed({ days: 7, groupBy: "line" }), false);
		assert.equal(isNarrowed({ outcome: "open" }), true);
		assert.deepEqual(callQueryOf({ days: 7, metric: "cost" }), { days: 7 });
	});

	it("becomes what is saved, and comes back", () => {
		assert.deepEqual(savedQueryOf({}), { days: 30, groupBy: "day" });
		const saved = savedQueryOf({ from: "2026-03-01", to: "2026-03-05", groupBy: "line", line, metric: "cost" });
		assert.deepEqual(saved, { days: 5, groupBy: "line", line });
		assert.deepEqual(searchOf(saved), { days: 5, groupBy: "line", line });
	});
});
