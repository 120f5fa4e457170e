import assert from "node:assert/strict";
import { test } from "node:test";
import { PriceTable, PriceTableChange } from "@centralita/contracts";
import fc from "fast-check";
import { costOf, type PricedUsage } from "./cost.ts";
import { defaultPrices } from "./defaults.ts";

const table = {
	items: [
		{ provider: "openai", model: "gpt", unit: "million-input-tokens", micros: 400_000 },
		{ provider: "openai", model: "gpt", unit: "million-output-tokens", micros: 1_600_000 },
		{ provider: "deepgram", model: null, unit: "transcribed-minute", micros: 6000 },
		{ provider: "deepgram", model: "nova-3", unit: "transcribed-minute", micros: 12_000 },
		{ provider: "espeak", model: null, unit: "million-characters", micros: 0 },
		{ provider: "twilio", model: null, unit: "inbound-minute", micros: 8500 },
		{ provider: "twilio", model: null, unit: "outbound-minute", micros: 14_000 },
	],
} satisfies { items: PriceTable["items"] };

const microsOf = (usage: PricedUsage) => costOf(table, usage).micros;

test("tokens by the million, of each model", () => {
	const tokens = { provider: "openai", model: "gpt", inputTokens: 250_000, outputTokens: 10_000 };
	assert.equal(microsOf({ languageModel: [tokens] }), 100_000 + 16_000);
	assert.deepEqual(costOf(table, { languageModel: [tokens, { ...tokens, model: "other" }] }), {
		micros: 116_000,
		parts: [{ provider: "openai", micros: 116_000 }],
		missing: ["openai other million-input-tokens", "openai other million-output-tokens"],
	});
});

test("transcription by the started second, the line by the started minute", () => {
	const heard = (ms: number, model = "nova-3") => microsOf({ transcribed: [{ provider: "deepgram", model, ms }] });
	assert.deepEqual([heard(1), heard(1000), heard(1001), heard(60_000)], [200, 200, 400, 12_000]);
	assert.equal(heard(60_000, "nova-2"), 6000, "the price for every model, where one has none of its own");
	const line = (ms: number, direction: "inbound" | "outbound") =>
		microsOf({ carrier: { name: "twilio", direction, ms } });
	assert.deepEqual([line(0, "inbound"), line(1, "inbound"), line(60_000, "inbound")], [0, 8500, 8500]);
	assert.equal(line(60_001, "outbound"), 28_000);
});

test("null only when something was used and nothing of it has a price", () => {
	const spoken = (provider: string) => ({ spoken: [{ provider, model: "x", characters: 100 }] });
	assert.equal(microsOf({}), 0);
	assert.equal(microsOf(spoken("espeak")), 0);
	assert.deepEqual(costOf(table, spoken("elevenlabs")), {
		micros: null,
		parts: [],
		missing: ["elevenlabs x million-characters"],
	});
	assert.equal(microsOf({ ...spoken("elevenlabs"), carrier: { name: "twilio", direction: "inbound", ms: 1 } }), 8500);
});

test("parts make up the whole, more use never costs less, and amounts are whole", () => {
	const name = fc.constantFrom("openai", "deepgram", "espeak", "nobody");
	const amount = fc.nat(10_000_000);
	const model = fc.constantFrom("gpt", "nova-3");
	const usage = fc.record({
		languageModel: fc.array(fc.record({ provider: name, model, inputTokens: amount, outputTokens: amount }), {
			maxLength: 3,
		}),
		transcribed: fc.array(fc.record({ provider: name, model, ms: amount }), { maxLength: 3 }),
		spoken: fc.array(fc.record({ provider: name, model, characters: amount }), { maxLength: 3 }),
		// Always something that has a price.
		carrier: fc.record({
			name: fc.constant("twilio"),
			direction: fc.constantFrom("inbound", "outbound"),
			ms: fc.integer({ min: 1, max: 10_000_000 }),
		}),
	});
	fc.assert(
		fc.property(usage, fc.nat(10_000_000), (some, extraMs) => {
			const { micros, parts } = costOf(table, some);
			assert.ok(micros !== null && Number.isSafeInteger(micros) && micros >= 0);
			assert.equal(
				parts.reduce((sum, part) => sum + part.micros, 0),
				micros,
			);
			const longer = { ...some, carrier: { ...some.carrier, ms: some.carrier.ms + extraMs } };
			assert.ok((costOf(table, longer).micros ?? -1) >= micros);
		}),
	);
});

test("what comes with the product is a table that could be entered, and knows the usual engines", () => {
	assert.deepEqual(PriceTable.parse(defaultPrices), defaultPrices);
	PriceTableChange.parse({ currency: defaultPrices.currency, items: defaultPrices.items });
	const call: PricedUsage = {
		languageModel: [
			{ provider: "openai", model: "gpt-4.1-mini", inputTokens: 20_000, outputTokens: 1000 },
			{ provider: "groq", model: "llama-3.3-70b-versatile", inputTokens: 1, outputTokens: 1 },
			{ provider: "azure", model: "ours", inputTokens: 1, outputTokens: 1 },
			{ provider: "openai-compatible", model: "qwen3", inputTokens: 1, outputTokens: 1 },
		],
		transcribed: [
			"openai gpt-4o-mini-transcribe",
			"groq whisper-large-v3-turbo",
			"deepgram nova-3",
			"elevenlabs scribe_v2_realtime",
			"azure-speech default",
		].map((name) => ({ provider: name.split(" ")[0] ?? "", model: name.split(" ")[1] ?? "", ms: 60_000 })),
		spoken: [
			"openai gpt-4o-mini-tts",
			"deepgram aura-2",
			"elevenlabs eleven_flash_v2_5",
			"azure-speech neural",
			"espeak espeak-ng",
		].map((name) => ({ provider: name.split(" ")[0] ?? "", model: name.split(" ")[1] ?? "", characters: 1000 })),
		carrier: { name: "telnyx", direction: "outbound", ms: 60_000 },
	};
	const { micros, missing } = costOf(defaultPrices, call);
	assert.deepEqual(missing, []);
	assert.ok(micros !== null && micros > 50_000 && micros < 300_000, `${micros}`);
});
