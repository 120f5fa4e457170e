import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { estimate, type Group, quarterMs } from "./estimate.ts";

const nine = Date.parse("2026-03-03T09:00:00Z");
const quarter = nine / quarterMs;
const hourMs = 4 * quarterMs;
const always: Group = { due: new Map([[quarter, 100]]), isOpen: () => true, retryMs: null };
const run = { groups: [always], from: nine, callsPerSecond: 0.1, attempts: 1, answerRate: 1 };
const at = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());

describe("how long a campaign takes", () => {
	it("follows from its pace", () => {
		const { calls, endsAt } = estimate(run);
		assert.equal(calls, 100);
		// Ninety calls in a quarter of an hour, ten in a ninth of the next one.
		assert.equal(endsAt, nine + quarterMs + quarterMs / 9);
	});

	it("is longer where calls go out at some hours only", () => {
		const isOpen = (moment: number) => new Date(moment).getUTCHours() === 9;
		const { endsAt } = estimate({ ...run, groups: [{ ...always, due: new Map([[quarter, 400]]), isOpen }] });
		// 360 in the hour, the rest on the next day.
		assert.equal(at(endsAt), at(nine + 24 * hourMs + (40 / 90) * quarterMs));
	});

	it("has as many calls as are not answered, up to what was agreed", () => {
		const group = { ...always, retryMs: 24 * hourMs };
		const again = estimate({ ...run, groups: [group], attempts: 3, answerRate: 0.5 });
		assert.equal(again.calls, 175);
		assert.ok(again.endsAt !== null && again.endsAt > nine + 48 * hourMs && again.endsAt < nine + 49 * hourMs);
		assert.equal(estimate({ ...run, groups: [{ ...group, retryMs: null }], attempts: 3, answerRate: 0.5 }).calls, 100);
	});

	it("is shared by groups, each at its hours", () => {
		const late = { ...always, due: new Map([[quarter + 8, 9]]) };
		const { calls, endsAt } = estimate({ ...run, groups: [always, late] });
		assert.equal(calls, 109);
		assert.equal(endsAt, nine + 2 * hourMs + quarterMs / 10);
	});

	it("is never where nobody may be called", () => {
		assert.deepEqual(estimate({ ...run, groups: [] }), { calls: 0, endsAt: null });
		assert.deepEqual(estimate({ ...run, groups: [{ ...always, isOpen: () => false }] }), { calls: 0, endsAt: null });
	});
});
