import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { after, before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { createTestHome, type TestHome, testDatabases } from "../../app/testing.ts";
import { createLogger } from "../log/index.ts";
import { afterCommit, databaseTrouble, type OwnedDatabase, openDatabase, sqlState } from "./index.ts";
import { makePool } from "./pool.ts";

const log = createLogger({ logLevel: "silent" });

for (const database of testDatabases())
	describe(`the database on ${database}`, () => {
		let home: TestHome;
		let db: OwnedDatabase;
		before(async () => {
			home = await createTestHome(database);
			db = await openDatabase(home.config, log);
			await db.query.execute(sql`create table accounts (id integer primary key, balance integer not null)`);
			await db.query.execute(sql`insert into accounts values (1, 0), (2, 0)`);
		});
		after(async () => {
			await db.close();
			await home.remove();
		});

		it("commits what resolves and rolls back what rejects", async () => {
			await db.transaction((tx) => tx.execute(sql`update accounts set balance = 5 where id = 1`));
			await assert.rejects(
				db.transaction(async (tx) => {
					await tx.execute(sql`update accounts set balance = 9 where id = 1`);
					throw new Error("no");
				}),
				/no/,
			);
			const { rows } = await db.query.execute(sql`select balance from accounts where id = 1`);
			assert.deepEqual(rows, [{ balance: 5 }]);
		});

		it("gives upkeep minutes, and rolls it back likewise", async () => {
			const timeout = sql`select current_setting('statement_timeout') as timeout`;
			const seen = await db.upkeep((tx) => tx.execute(timeout));
			if (database === "postgresql") {
				assert.deepEqual(seen.rows, [{ timeout: "10min" }]);
				assert.deepEqual((await db.query.execute(timeout)).rows, [{ timeout: "30s" }]);
			}
			const before = await db.query.execute(sql`select balance from accounts where id = 1`);
			await assert.rejects(
				db.upkeep(async (tx) => {
					await tx.execute(sql`update accounts set balance = 77 where id = 1`);
					throw new Error("no");
				}),
				/no/,
			);
			const after = await db.query.execute(sql`select balance from accounts where id = 1`);
			assert.deepEqual(after.rows, before.rows);
		});

		it("loses no update of contending transactions", async () => {
			await db.query.execute(sql`update accounts set balance = 0`);
			const one = (first: number, second: number) =>
				db.transaction(async (tx) => {
					await tx.execute(sql`set local deadlock_timeout = '20ms'`);
					await tx.execute(sql`update accounts set balance = balance + 1 where id = ${first}`);
					await tx.execute(sql`update accounts set balance = balance + 1 where id = ${second}`);
				});
			// Opposite orders deadlock on PostgreSQL: it aborts one, which is tried again.
			await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 2 ? one(1, 2) : one(2, 1))));
			const { rows } = await db.query.execute(sql`select balance from accounts order by id`);
			assert.deepEqual(rows, [{ balance: 12 }, { balance: 12 }]);
		});

		it("does what a transaction asks at once in order, all of it or nothing", async (t) => {
			const warnings: string[] = [];
			const warned = ({ message }: Error) => warnings.push(message);
			process.on("warning", warned);
			t.after(() => process.off("warning", warned));
			await db.query.execute(sql`update accounts set balance = 1`);
			const times = (factor: number) => sql`update accounts set balance = balance * ${factor} where id = 1`;
			const plus = (term: number) => sql`update accounts set balance = balance + ${term} where id = 1`;
			await db.transaction((tx) => Promise.all([times(3), plus(2), times(5)].map((asked) => tx.execute(asked))));
			const balance = async () => (await db.query.execute(sql`select balance from accounts where id = 1`)).rows;
			assert.deepEqual(await balance(), [{ balance: 25 }]);
			const failing = db.transaction((tx) =>
				Promise.all([plus(1), sql`insert into accounts values (1, 0)`, plus(1)].map((asked) => tx.execute(asked))),
			);
			await assert.rejects(failing, (error) => sqlState(error) === "23505");
			assert.deepEqual(await balance(), [{ balance: 25 }]);
			await new Promise((resolve) => setImmediate(resolve));
			assert.deepEqual(warnings, []);
		});

		if (database === "postgresql")
			it("writes nothing of a transaction whose connection ends", async () => {
				await db.query.execute(sql`update accounts set balance = 3`);
				const ended = db.transaction((tx) =>
					Promise.all([
						tx.execute(sql`update accounts set balance = 4 where id = 1`),
						tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`),
						tx.execute(sql`update accounts set balance = 4 where id = 2`),
					]),
				);
				await assert.rejects(ended);
				const { rows } = await db.query.execute(sql`select balance from accounts order by id`);
				assert.deepEqual(rows, [{ balance: 3 }, { balance: 3 }]);
			});

		if (database === "postgresql")
			it("keeps the plan of what is asked often", async () => {
				await db.transaction(async (tx) => {
					const planned = () => tx.execute(sql`select name from pg_prepared_statements where statement like '%+ 700%'`);
					for (let index = 0; index < 20; index++) {
						const { rows } = await tx.execute(sql`select ${index}::int + 700 as n`);
						assert.deepEqual(rows, [{ n: index + 700 }]);
					}
					assert.equal((await planned()).rows.length, 1);
				});
			});

		it("keeps statements of parallel queries apart", async () => {
			const answers = await Promise.all(
				Array.from({ length: 200 }, (_, index) =>
					db.query.execute(sql`select ${index}::int as n, ${`t${index}`}::text as t`),
				),
			);
			assert.deepEqual(
				answers.map(({ rows }) => rows[0]),
				Array.from({ length: 200 }, (_, index) => ({ n: index, t: `t${index}` })),
			);
		});

		it("tells afterCommit of commits only, once for each key", async () => {
			const told: string[] = [];
			await db.transaction(async (tx) => {
				afterCommit(tx, "a", () => told.push("committed"));
				afterCommit(tx, "a", () => told.push("committed"));
				assert.deepEqual(told, []);
			});
			await db
				.transaction(async (tx) => {
					afterCommit(tx, "a", () => told.push("rolled back"));
					throw new Error("no");
				})
				.catch(() => {});
			assert.deepEqual(told, ["committed"]);
		});

		it("names the SQLSTATE of a failure, and goes on after it", async () => {
			const error: unknown = await db.query
				.execute(sql`insert into accounts values (1, 0)`)
				.catch((reason: unknown) => reason);
			assert.equal(sqlState(error), "23505");
			await db.check();
		});

		it("says that it is busy while hundreds wait for a connection, until they are served", async () => {
			assert.equal(db.busy(), false);
			const free = Promise.withResolvers<void>();
			const held = Array.from({ length: home.config.databasePoolSize }, () => db.transaction(() => free.promise));
			const waiting = Array.from({ length: 600 }, () => db.check().catch(() => {}));
			assert.equal(db.busy(), true);
			free.resolve();
			await Promise.all([...held, ...waiting]);
			await db.check();
			assert.equal(db.busy(), false);
		});

		it("survives the loss of its connections", async () => {
			if (database === "embedded") await db.query.execute(sql`select pg_terminate_backend(0)`).catch(() => {});
			else
				await db.query
					.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`)
					.catch(() => {});
			// A lost connection that nobody has noticed yet costs one question, no more.
			for (let lost = 0; lost < home.config.databasePoolSize; lost++) await db.check().catch(() => {});
			await db.check();
		});
	});

describe("a pool without a connection to give", () => {
	it("says whether all are lent or the server is away, in both of its forms", async () => {
		const full = makePool({ many: true, max: 1, connectionTimeoutMillis: 30, host: "127.0.0.1", port: 9 }, log);
		const refused: unknown = await full.connect().catch((error: unknown) => error);
		assert.equal(databaseTrouble(refused), "away");
		assert.equal(databaseTrouble(await full.query("select 1").catch((error: unknown) => error)), "away");
		await full.end();
		const server = createServer().listen(0, "127.0.0.1");
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		const silent = makePool({ many: true, max: 1, connectionTimeoutMillis: 30, host: "127.0.0.1", port }, log);
		const first = silent.connect().catch((error: unknown) => error);
		const second = silent.query("select 1").catch((error: unknown) => error);
		assert.deepEqual([databaseTrouble(await first), databaseTrouble(await second)], ["away", "full"]);
		await silent.end();
		server.close();
	});
});
