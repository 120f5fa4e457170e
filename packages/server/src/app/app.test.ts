import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { uuidv7 } from "../platform/time/index.ts";
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

if (testDatabases().includes("postgresql"))
	describe("the application when PostgreSQL drops every connection", () => {
		it("connects again, and jobs, listeners and requests go on", async () => {
			const test = await startTestApp({ database: "postgresql" });
			try {
				const { db, events } = test.app.platform;
				for (let round = 0; round < 3; round++)
					await db.query
						.execute(
							sql`select pg_terminate_backend(pid) from pg_stat_activity
								where datname = current_database() and pid <> pg_backend_pid()`,
						)
						.catch(() => {});
				// A pool finds a dead connection when it uses it: each is lost once.
				const readiness = async () => (await fetch(`${test.url}/ready`)).status;
				while ((await readiness()) !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
				const woken = Promise.withResolvers<void>();
				const stop = events.onAppended(() => woken.resolve());
				await db.transaction((tx) => events.append(tx, "note.added", { conversationId: uuidv7(), text: "still here" }));
				await woken.promise;
				stop();
			} finally {
				await test.stop();
			}
		});
	});
