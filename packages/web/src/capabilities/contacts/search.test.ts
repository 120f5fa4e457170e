import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isNarrowed, queryOf, readContactSearch } from "./search.ts";

const segment = "0191f1d0-0000-7000-8000-0000000000aa";

describe("the address of the list of contacts", () => {
	it("holds what narrows it, and nothing that makes no sense", () => {
		const search = readContactSearch({ q: "  ana ", segment, filter: { tags: ["VIP"], locales: [], has: ["phone"] } });
		assert.deepEqual(search, { q: "ana", segment, filter: { tags: ["vip"], has: ["phone"] } });
		for (const given of [
			{},
			{ q: " " },
			{ segment: "x" },
			{ filter: { tags: "vip" } },
			{ filter: "x" },
			{ filter: {} },
		]) {
			assert.deepEqual(readContactSearch(given), {});
			assert.ok(!isNarrowed(readContactSearch(given)));
		}
		assert.equal(readContactSearch({ q: 4321 }).q, "4321");
	});

	it("asks the API for the same", () => {
		assert.deepEqual(queryOf({ q: "ana", segment, filter: { doNotCall: false } }), {
			q: "ana",
			segmentId: segment,
			filter: '{"doNotCall":false}',
		});
		assert.deepEqual(queryOf({}), { q: undefined, segmentId: undefined, filter: undefined });
	});
});
