import assert from "node:assert/strict";
import { syncBuiltinESMExports } from "node:module";
import { after, before, it } from "node:test";
import threads, { Worker } from "node:worker_threads";
import { sql } from "drizzle-orm";
import { createTestHome, type TestHome } from "../../app/testing.ts";
import { createLogger } from "../log/index.ts";
import { openDatabase } from "./index.ts";

/** Threads that were started since this file was loaded. */
const started: Worker[] = [];
const RealWorker = Worker;

let home: TestHome;
before(async () => {
	home = await createTestHome("embedded");
	class WatchedWorker extends RealWorker {
		constructor(...args: ConstructorParameters<typeof RealWorker>) {
			super(...args);
			started.push(this);
		}
	}
	threads.Worker = WatchedWorker;
	syncBuiltinESMExports();
});
after(async () => {
	threads.Worker = RealWorker;
	syncBuiltinESMExports();
	await home.remove();
});

it("starts again when its thread dies, with everything that was acknowledged", async () => {
	const db = await openDatabase(home.config, createLogger({ logLevel: "silent" }));
	await db.query.execute(sql`create table kept (n integer)`);
	await db.query.execute(sql`insert into kept values (1), (2)`);
	assert.equal(started.length, 1);
	await started[0]?.terminate();
	await assert.rejects(db.query.execute(sql`select 1`));
	const count = async () => {
		try {
			const { rows } = await db.query.execute<{ n: number }>(sql`select count(*)::int as n from kept`);
			return rows[0]?.n ?? null;
		} catch {
			return null;
		}
	};
	let found = await count();
	while (found === null) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		found = await count();
	}
	assert.deepEqual([found, started.length], [2, 2]);
	await db.close();
});
