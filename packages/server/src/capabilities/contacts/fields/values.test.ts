import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkValue, readDate, readNumber, readValue } from "./values.ts";

describe("values of a company's own fields", () => {
	it("are dates as people write them, never a day that does not exist", () => {
		const cases: [string, string | null][] = [
			["2026-12-31", "2026-12-31"],
			["2026-12-31T10:00:00Z", "2026-12-31"],
			["31/12/2026", "2026-12-31"],
			["1-2-26", "2026-02-01"],
			["29.02.2024", "2024-02-29"],
			["29/02/2026", null],
			["12/31/2026", null],
			["mañana", null],
			["", null],
		];
		for (const [text, date] of cases) assert.equal(readDate(text), date, text);
	});

	it("are numbers with either separator", () => {
		const cases: [string, number | null][] = [
			["12", 12],
			["12,5", 12.5],
			["12.5", 12.5],
			["1.234,56", 1234.56],
			["1,234.56", 1234.56],
			["1.234.567", 1_234_567],
			["-3", -3],
			["$ 1 200", 1200],
			["12 kg", null],
			["", null],
		];
		for (const [text, value] of cases) assert.equal(readNumber(text), value, text);
	});

	it("are read from cells by their type, and refused with a reason", () => {
		const of = (type: "boolean" | "choice" | "text", options: string[] = []) => ({ type, options });
		assert.deepEqual(readValue(of("boolean"), " Sí "), { value: true });
		assert.deepEqual(readValue(of("boolean"), "NO"), { value: false });
		assert.deepEqual(readValue(of("boolean"), "quizás"), { problem: "is not yes or no" });
		assert.deepEqual(readValue(of("choice", ["Básico", "Pro"]), "basico"), { value: "Básico" });
		assert.deepEqual(readValue(of("choice", ["Básico"]), "otro"), { problem: "is not one of the options" });
		assert.deepEqual(readValue(of("text"), " hola "), { value: "hola" });
		assert.deepEqual(checkValue(of("boolean"), "sí"), { problem: "is not yes or no" });
		assert.deepEqual(checkValue({ type: "number", options: [] }, Number.NaN), { problem: "is not a number" });
	});
});
