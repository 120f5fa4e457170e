import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PriceTable } from "@centralita/contracts";
import fc from "fast-check";
import { fieldLabel } from "./field-label.ts";
import { formatAmount, PriceForm, parseAmount, repeatedRows, rowsOf } from "./price-rows.ts";

describe("amounts", () => {
	it("are read with a point or a comma", () => {
		assert.deepEqual(
			["0.15", "0,15", " 3 ", "0.0043", "12.5"].map(parseAmount),
			[150_000, 150_000, 3_000_000, 4300, 12_500_000],
		);
	});

	it("are refused when they are none, or may mean two things", () => {
		for (const text of ["", "-1", "1,000", "1.000.000", "0.1234567", "1e3", "abc", "1000001"]) {
			assert.equal(parseAmount(text), null, text);
		}
	});

	it("come back as they were written", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (micros) => {
				assert.equal(parseAmount(formatAmount(micros)), micros);
			}),
		);
		assert.deepEqual([formatAmount(150_000), formatAmount(4300), formatAmount(3_000_000)], ["0.15", "0.0043", "3.00"]);
	});
});

const table: PriceTable = {
	currency: "USD",
	changedBy: null,
	changedAt: null,
	items: [
		{ provider: "openai", model: null, unit: "million-input-tokens", micros: 1_000_000 },
		{ provider: "openai", model: "gpt-4o", unit: "million-output-tokens", micros: 10_000_000 },
		{ provider: "openai", model: "gpt-4o", unit: "million-input-tokens", micros: 2_500_000 },
		{ provider: "deepgram", model: null, unit: "transcribed-minute", micros: 4300 },
	],
};

describe("the table of prices", () => {
	it("is sorted for people and says the same when it is sent back", () => {
		const rows = rowsOf(table);
		assert.deepEqual(
			rows.items.map(({ provider, model, amount }) => [provider, model, amount]),
			[
				["deepgram", "", "0.0043"],
				["openai", "gpt-4o", "2.50"],
				["openai", "gpt-4o", "10.00"],
				["openai", "", "1.00"],
			],
		);
		const sent = PriceForm.parse({ ...rows, currency: " usd" });
		assert.equal(sent.currency, "USD");
		assert.deepEqual(new Set(sent.items.map((item) => JSON.stringify(Object.entries(item).sort()))).size, 4);
		for (const item of table.items)
			assert.ok(sent.items.some((one) => one.micros === item.micros && one.model === item.model));
	});

	it("marks the row whose amount is none", () => {
		const rows = rowsOf(table);
		const wrong = rows.items.map((row, index) => (index === 2 ? { ...row, amount: "?" } : row));
		const { error } = PriceForm.safeParse({ ...rows, items: wrong });
		assert.deepEqual(error?.issues[0]?.path, ["items", 2, "amount"]);
	});

	it("knows which rows say the same twice", () => {
		const row = { provider: "a", model: "m", unit: "transcribed-minute", amount: "1" } as const;
		assert.deepEqual([...repeatedRows([row, { ...row, model: "" }, { ...row, model: "m " }])], [0, 2]);
	});
});

describe("settings of providers", () => {
	it("are called by what they are", () => {
		assert.equal(fieldLabel("DEEPGRAM_API_KEY"), "field.key");
		assert.equal(fieldLabel("OPENAI_COMPATIBLE_BASE_URL"), "field.url");
		assert.equal(fieldLabel("AZURE_SPEECH_REGION"), "field.region");
		assert.equal(fieldLabel("GROQ_STT_MODEL"), "field.stt-model");
		assert.equal(fieldLabel("SOMETHING_ELSE"), null);
	});
});
