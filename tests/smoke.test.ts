import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { startTestApp, type TestApp, testDatabases } from "../packages/server/src/app/testing.ts";

function smoke(base: string): Promise<{ code: number | null; output: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn("sh", ["tests/smoke/smoke.sh", base]);
		let output = "";
		for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
		child.on("error", reject);
		child.on("close", (code) => resolve({ code, output }));
	});
}

for (const database of testDatabases())
	describe(`the public calls as plain curl on ${database}${database === "postgresql" ? " with Redis" : ""}`, () => {
		let test: TestApp;
		before(async () => {
			const redis = database === "postgresql" ? process.env.TEST_REDIS_URL : undefined;
			test = await startTestApp({ database, environment: redis === undefined ? {} : { REDIS_URL: redis } });
		});
		after(() => test.stop());
		const passes = async () => {
			const { code, output } = await smoke(test.url);
			assert.equal(code, 0, output);
		};

		it("answer, twice in a row, and after a restart", async () => {
			await passes();
			await passes();
			test = await test.restart();
			await passes();
		});
	});
