import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { sql } from "drizzle-orm";
import { createTestHome, type TestHome, testDatabases } from "../../app/testing.ts";
import { createLogger } from "../log/index.ts";
import { MigrationError, migrate, type OwnedDatabase, openDatabase } from "./index.ts";

const log = createLogger({ logLevel: "silent" });

for (const database of testDatabases())
	describe(`migrations on ${database}`, () => {
		let home: TestHome;
		let db: OwnedDatabase;
		let folder: string;
		before(async () => {
			home = await createTestHome(database);
			db = await openDatabase(home.config, log);
		});
		after(async () => {
			await db.close();
			await home.remove();
		});
		beforeEach(async () => {
			folder = mkdtempSync(join(tmpdir(), "ctt-migrations-"));
			await db.query.execute(sql`drop table if exists migrations, letters, numbers`);
		});
		afterEach(() => rmSync(folder, { recursive: true }));
		const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
		const run = () => migrate(db, [{ name: "test", folder: pathToFileURL(`${folder}/`) }], log);

		it("apply in order, once", async () => {
			write("0001-letters.sql", "create table letters (letter text); insert into letters values ('a');");
			write("0002-more.sql", "alter table letters add n integer not null default 1;");
			assert.equal(await run(), 2);
			assert.equal(await run(), 0);
			write("0003-again.sql", "insert into letters values ('b', 2);");
			assert.equal(await run(), 1);
			const { rows } = await db.query.execute(sql`select letter, n from letters order by n`);
			assert.deepEqual(rows, [
				{ letter: "a", n: 1 },
				{ letter: "b", n: 2 },
			]);
		});

		it("leave nothing behind when one fails", async () => {
			write("0001-numbers.sql", "create table numbers (n integer);");
			write("0002-broken.sql", "insert into nowhere values (1);");
			await assert.rejects(run());
			const { rows } = await db.query.execute(sql`select to_regclass('numbers') as numbers`);
			assert.deepEqual(rows, [{ numbers: null }]);
		});

		it("refuse a file that was changed after it had been applied", async () => {
			write("0001-numbers.sql", "create table numbers (n integer);");
			await run();
			write("0001-numbers.sql", "create table numbers (n bigint);");
			await assert.rejects(
				run(),
				(error) => error instanceof MigrationError && /test\/0001-numbers\.sql/.test(error.message),
			);
		});

		it("refuse a database of a newer version", async () => {
			write("0001-numbers.sql", "create table numbers (n integer);");
			write("0002-letters.sql", "create table letters (n integer);");
			await run();
			rmSync(join(folder, "0002-letters.sql"));
			await assert.rejects(run(), /newer version/);
		});

		it("refuse gaps and bad names", async () => {
			write("0002-numbers.sql", "create table numbers (n integer);");
			await assert.rejects(run(), /0001-some-name\.sql/);
		});

		it("run once when two start together", async () => {
			write("0001-letters.sql", "create table letters (letter text); insert into letters values ('a');");
			const counts = await Promise.all([run(), run()]);
			assert.deepEqual(counts.sort(), [0, 1]);
		});
	});
