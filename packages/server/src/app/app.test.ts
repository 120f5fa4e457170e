import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startTestApp, type TestApp, testDatabases } from "./testing.ts";

for (const database of testDatabases())
	describe(`the application on ${database}`, () => {
		let test: TestApp;
		before(async () => {
			test = await startTestApp({ database });
		});
		after(() => test.stop());

		it("is alive and ready, and says so", async () => {
			assert.equal((await fetch(`${test.url}/health`)).status, 200);
			const ready = await fetch(`${test.url}/ready`);
			assert.deepEqual([ready.status, await ready.json()], [200, { ready: true, reasons: [] }]);
		});

		it("offers a set-up link on an empty installation", async () => {
			assert.match((await test.app.notices()).join("\n"), /\/setup#token=\S{20,}/);
		});

		it("comes back on the same data", async () => {
			test = await test.restart();
			assert.equal((await fetch(`${test.url}/ready`)).status, 200);
		});
	});
