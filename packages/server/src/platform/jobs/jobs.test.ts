import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import type { JobDefinition } from "./types.ts";

const schema = z.object({ n: z.number() });
type Data = z.infer<typeof schema>;

for (const database of testDatabases())
	describe(`jobs on ${database}`, () => {
		let test: TestPlatform;
		const ran: number[] = [];
		const waiting = new Map<number, PromiseWithResolvers<void>>();
		const until = (n: number) => {
			const waiter = waiting.get(n) ?? Promise.withResolvers<void>();
			waiting.set(n, waiter);
			return waiter.promise;
		};
		const job = (
			name: string,
			run: (data: Data, attempt: number, signal: AbortSignal) => Promise<void>,
		): JobDefinition => ({
			name,
			schema,
			concurrency: 2,
			retryLimit: 1,
			expireInSeconds: 60,
			run: (data, { attempt, signal }) => run(data as Data, attempt, signal),
		});
		const record = job("test.record", async ({ n }) => {
			ran.push(n);
			waiting.get(n)?.resolve();
		});
		const flaky = job("test.flaky", async ({ n }, attempt) => {
			if (attempt === 1) throw new Error("at first it fails");
			ran.push(n);
			waiting.get(n)?.resolve();
		});
		const hopeless = { ...job("test.hopeless", () => Promise.reject(new Error("never"))), retryLimit: 0 };
		const idle = job("test.idle", async () => {});

		before(async () => {
			test = await createTestPlatform({ database });
			await test.start([{ name: "test", jobs: [record, flaky, hopeless, idle] }]);
			await test.platform.jobs.startWorkers([record, flaky, hopeless]);
		});
		after(() => test.stop());

		const enqueue = (
			definition: JobDefinition,
			n: number,
			options?: { singletonKey?: string; startAfterSeconds?: number },
		) => test.platform.db.transaction((tx) => test.platform.jobs.enqueue(tx, definition, { n }, options));
		const count = async (name: string): Promise<number> => {
			const { rows } = await test.platform.db.query.execute<{ n: number }>(
				sql`select count(*)::int as n from jobs.job where name = ${name}`,
			);
			return rows[0]?.n ?? 0;
		};

		it("exist when their transaction commits, and only then", async () => {
			const done = until(2);
			await assert.rejects(
				test.platform.db.transaction(async (tx) => {
					await test.platform.jobs.enqueue(tx, record, { n: 1 });
					throw new Error("rolled back");
				}),
			);
			await enqueue(record, 2);
			await done;
			assert.deepEqual(ran, [2]);
		});

		it("refuse data that does not fit", async () => {
			await assert.rejects(
				test.platform.db.transaction((tx) => test.platform.jobs.enqueue(tx, record, { n: "x" } as unknown as Data)),
			);
		});

		it("are tried again when they fail", async () => {
			const done = until(3);
			await enqueue(flaky, 3);
			await done;
			assert.ok(ran.includes(3));
		});

		it("end among the dead letters when they fail for good", async () => {
			await enqueue(hopeless, 4);
			while ((await count("dead-letters")) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
			const { rows } = await test.platform.db.query.execute(sql`select data from jobs.job where name = 'dead-letters'`);
			assert.deepEqual(rows, [{ data: { n: 4 } }]);
		});

		// A job at each look, every two seconds, would take twenty.
		it("are taken one after the other while some wait", { timeout: 10_000 }, async () => {
			const numbers = Array.from({ length: 20 }, (_, index) => 50 + index);
			const all = Promise.all(numbers.map(until));
			await test.platform.db.transaction(async (tx) => {
				for (const n of numbers) await test.platform.jobs.enqueue(tx, record, { n });
			});
			await all;
		});

		it("wait once for each key, and as often as they are asked for without one", async () => {
			await enqueue(idle, 1, { singletonKey: "a" });
			await enqueue(idle, 2, { singletonKey: "a" });
			await enqueue(idle, 3, { singletonKey: "b" });
			await enqueue(idle, 4);
			await enqueue(idle, 5);
			assert.equal(await count("test.idle"), 4);
		});

		it("show in the metrics", async () => {
			const text = await test.platform.metrics.registry.metrics();
			assert.match(text, /centralita_job_runs_total\{job="test\.record",outcome="done"\} 21/);
			assert.match(text, /centralita_job_runs_total\{job="test\.hopeless",outcome="failed"\} 1/);
		});
	});

describe("a stop", () => {
	it("waits for the job that runs", async () => {
		const test = await createTestPlatform();
		const started = Promise.withResolvers<void>();
		const finish = Promise.withResolvers<void>();
		let finished = false;
		const slow: JobDefinition = {
			name: "test.slow",
			schema,
			concurrency: 1,
			retryLimit: 0,
			expireInSeconds: 60,
			async run() {
				started.resolve();
				await finish.promise;
				finished = true;
			},
		};
		await test.start([{ name: "test", jobs: [slow] }], { jobs: true });
		await test.platform.db.transaction((tx) => test.platform.jobs.enqueue(tx, slow, { n: 1 }));
		await started.promise;
		const stopping = test.platform.jobs.stop(10_000);
		finish.resolve();
		await stopping;
		assert.ok(finished);
		const { rows } = await test.platform.db.query.execute(sql`select state from jobs.job where name = 'test.slow'`);
		assert.deepEqual(rows, [{ state: "completed" }]);
		await test.stop();
	});
});
