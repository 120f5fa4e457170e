import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { csvCell } from "./index.ts";

describe("a value in a CSV file", () => {
	it("is never a formula, and quoted where it must be", () => {
		const cells: [string | number | Date | null, string][] = [
			["=1+1", "'=1+1"],
			["+541143210000", "'+541143210000"],
			["-2", "'-2"],
			[-2, "-2"],
			["@SUM(A1)", "'@SUM(A1)"],
			["\t=1", "'\t=1"],
			["  =HYPERLINK(1)", "'  =HYPERLINK(1)"],
			['=a,"b"', `"'=a,""b"""`],
			["dos\nlíneas", '"dos\nlíneas"'],
			["no prende", "no prende"],
			["a=b", "a=b"],
			[null, ""],
			[new Date(0), "1970-01-01T00:00:00.000Z"],
		];
		for (const [value, cell] of cells) assert.equal(csvCell(value), cell);
	});
});
