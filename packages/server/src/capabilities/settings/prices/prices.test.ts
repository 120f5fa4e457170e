import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PriceTable } from "@centralita/contracts";
import { createTestPlatform, type TestPlatform, testDatabases, wholeFeed } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { createMetrics } from "../../../platform/telemetry/index.ts";
import { createSettings } from "../index.ts";
import { eventually } from "../testing.ts";
import { defaultPrices } from "./defaults.ts";

for (const database of testDatabases()) {
	describe(`prices on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		const build = () => {
			const metrics = createMetrics(false);
			const settings = createSettings(
				{ ...test.platform, metrics },
				{
					facts: async () => ({ version: "1", liveCalls: 0, notices: [] }),
					providers: { list: () => [], enter: async () => {}, test: async () => [] },
				},
			);
			return { ...settings, metrics };
		};
		let here: ReturnType<typeof build>;

		before(async () => {
			test = await createTestPlatform({ database });
			here = build();
			await test.start([here.capability]);
			http = await createTestHttp(test.platform, [here.capability]);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		const url = "/api/v1/settings/prices";
		const put = (payload: object) => http.inject({ method: "PUT", url, payload });
		const line = { name: "twilio", direction: "inbound", ms: 90_000 } as const;
		const twilio = { provider: "twilio", model: null, unit: "inbound-minute", micros: 9000 };

		it("are those of the product until somebody changes them", async () => {
			assert.deepEqual(PriceTable.parse((await http.inject(url)).json()), defaultPrices);
			assert.deepEqual([here.prices.currency(), here.prices.costOf({ carrier: line }).micros], ["USD", 17_000]);
		});

		it("change at once here, soon on other nodes, and for good", async () => {
			const elsewhere = build();
			await elsewhere.capability.start?.(test.platform.db.query);
			const changed = await put({ currency: "EUR", items: [twilio] });
			assert.deepEqual([changed.json().currency, changed.json().changedBy], ["EUR", "Ana"]);
			assert.equal(here.prices.costOf({ carrier: line }).micros, 18_000);
			await eventually(() => elsewhere.prices.currency() === "EUR");
			assert.equal(elsewhere.prices.costOf({ carrier: line }).micros, 18_000);
			const restarted = build();
			await restarted.capability.start?.(test.platform.db.query);
			assert.equal(restarted.prices.currency(), "EUR");

			await put({ currency: "EUR", items: [{ ...twilio, micros: 10_000 }] });
			assert.deepEqual(test.audited.at(-1)?.detail, {
				currency: "EUR",
				changes: [{ provider: "twilio", model: null, unit: "inbound-minute", from: 9000, to: 10_000 }],
			});
			assert.deepEqual(
				(await wholeFeed(test.platform)).map(({ type, data }) => [type, data]),
				[
					["prices.changed", { by: "Ana" }],
					["prices.changed", { by: "Ana" }],
				],
			);
		});

		it("refuse what is no price", async () => {
			for (const items of [
				[twilio, twilio],
				[{ ...twilio, micros: -1 }],
				[{ ...twilio, micros: 0.5 }],
				[{ ...twilio, unit: "hour" }],
				[{ ...twilio, provider: "" }],
			])
				assert.equal((await put({ currency: "EUR", items })).json().code, "validation-failed");
			assert.equal((await put({ currency: "euros", items: [] })).json().code, "validation-failed");
		});

		it("count what was spent, by who charges it", async () => {
			assert.equal(here.prices.spend({ carrier: line }).micros, 20_000);
			assert.match(
				await here.metrics.registry.metrics(),
				/centralita_provider_cost_micros_total\{provider="twilio",currency="EUR"\} 20000/,
			);
		});
	});
}
