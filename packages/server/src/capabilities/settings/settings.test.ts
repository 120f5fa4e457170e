import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform, testDatabases, wholeFeed } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Http } from "../../platform/capability.ts";
import { createMetrics } from "../../platform/telemetry/index.ts";
import { createSettings } from "./index.ts";

for (const database of testDatabases()) {
	describe(`settings on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		/** A process has metrics of its own. */
		const build = () =>
			createSettings(
				{ ...test.platform, metrics: createMetrics(false) },
				{
					facts: async () => ({ version: "1.2.3", liveCalls: 2, notices: ["Sin TLS"] }),
					providers: { list: () => [], enter: async () => {}, test: async () => [] },
				},
			);
		let here: ReturnType<typeof build>;

		before(async () => {
			test = await createTestPlatform({ database, environment: { SMART_MODE: "true" } });
			here = build();
			await test.start([here.capability]);
			http = await createTestHttp(test.platform, [here.capability]);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		const url = "/api/v1/settings/smart-mode";
		const put = (payload: object) => http.inject({ method: "PUT", url, payload });

		it("is as the environment says until somebody changes it", async () => {
			assert.equal(here.smartMode(), true);
			assert.deepEqual((await http.inject(url)).json(), {
				enabled: true,
				default: true,
				changedBy: null,
				changedAt: null,
			});
		});

		it("changes at once here, soon on other nodes, and for good", async () => {
			const elsewhere = build();
			await elsewhere.capability.start?.(test.platform.db.query);
			const changed = await put({ enabled: false });
			assert.equal(here.smartMode(), false);
			assert.deepEqual([changed.json().enabled, changed.json().changedBy], [false, "Ana"]);
			const deadline = Date.now() + 20_000;
			while (elsewhere.smartMode() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
			assert.equal(elsewhere.smartMode(), false);
			const restarted = build();
			await restarted.capability.start?.(test.platform.db.query);
			assert.equal(restarted.smartMode(), false);
			const events = await wholeFeed(test.platform);
			assert.deepEqual(
				events.map((event) => [event.type, event.data]),
				[["smart-mode.changed", { enabled: false, by: "Ana" }]],
			);
			assert.deepEqual(
				test.audited.map((entry) => [entry.action, entry.detail]),
				[["smart-mode.changed", { enabled: false }]],
			);
		});

		it("refuses what is no switch", async () => {
			assert.equal((await put({ enabled: "maybe" })).json().code, "validation-failed");
		});

		it("says how the installation is doing", async () => {
			const status = (await http.inject("/api/v1/system")).json();
			assert.equal(status.database, database);
			assert.deepEqual(
				[status.version, status.liveCalls, status.notices, status.redis, status.draining],
				["1.2.3", 2, ["Sin TLS"], "off", false],
			);
			assert.deepEqual(status.roles, ["web", "voice", "worker"]);
		});
	});
}
