import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { createTestHome, type TestHome } from "../../app/testing.ts";
import { loadConfig } from "../config/index.ts";
import { createLogger } from "../log/index.ts";
import { DatabaseInUseError, openDatabase } from "./index.ts";
import { lockFolder, socketFolder } from "./socket-folder.ts";

const log = createLogger({ logLevel: "silent" });

/** Inserts numbers one by one and prints each when it is acknowledged. */
const writer = `
	import { sql } from ${JSON.stringify(import.meta.resolve("drizzle-orm"))};
	import { loadConfig } from ${JSON.stringify(import.meta.resolve("../config/index.ts"))};
	import { createLogger } from ${JSON.stringify(import.meta.resolve("../log/index.ts"))};
	import { openDatabase } from ${JSON.stringify(import.meta.resolve("./index.ts"))};
	const db = await openDatabase(loadConfig(process.env), createLogger({ logLevel: "silent" }));
	await db.query.execute(sql\`create table if not exists written (n integer primary key)\`);
	const { rows } = await db.query.execute(sql\`select coalesce(max(n), 0) as n from written\`);
	for (let n = Number(rows[0].n) + 1; ; n++) {
		await db.query.execute(sql\`insert into written values (\${n})\`);
		process.stdout.write(n + "\\n");
	}`;

describe("the embedded database", () => {
	let home: TestHome;
	before(async () => {
		home = await createTestHome("embedded");
	});
	after(() => home.remove());

	const startWriter = (): ChildProcess =>
		spawn(process.execPath, ["--input-type=module", "--eval", writer], {
			env: { ...process.env, ...home.environment },
			stdio: ["ignore", "pipe", "inherit"],
		});

	it("keeps every acknowledged row after kill -9, and opens again at once", async () => {
		let acknowledged = 0;
		for (let round = 0; round < 3; round++) {
			const child = startWriter();
			assert.ok(child.stdout);
			const target = acknowledged + 50 + round * 37;
			for await (const line of createInterface({ input: child.stdout })) {
				acknowledged = Number(line);
				if (acknowledged === target) child.kill("SIGKILL");
			}
		}
		const db = await openDatabase(home.config, log);
		const { rows } = await db.query.execute<{ count: string; last: number }>(
			sql`select count(*) as count, max(n) as last from written`,
		);
		await db.close();
		assert.ok(Number(rows[0]?.last) >= acknowledged, `${rows[0]?.last} of ${acknowledged}`);
		assert.equal(Number(rows[0]?.count), rows[0]?.last);
	});

	it("refuses a second process while the first lives", async () => {
		const child = startWriter();
		assert.ok(child.stdout);
		await once(child.stdout, "data");
		await assert.rejects(openDatabase(home.config, log), DatabaseInUseError);
		const gone = once(child, "exit");
		child.kill("SIGKILL");
		await gone;
		await (await openDatabase(home.config, log)).close();
	});

	it("lets one of many win when they start together", async () => {
		const folder = mkdtempSync(join(tmpdir(), "ctt-lock-"));
		const results = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder)));
		const winners = results.filter((result) => result.status === "fulfilled");
		assert.equal(winners.length, 1);
		for (const winner of winners) await winner.value.release();
		await (await lockFolder(folder)).release();
		rmSync(folder, { recursive: true });
	});

	it("is for this user only, also where the path is too long for a socket", async () => {
		const root = mkdtempSync(join(tmpdir(), "ctt-"));
		const long = join(root, "x".repeat(60), "y".repeat(60));
		mkdirSync(long, { recursive: true });
		chmodSync(long, 0o755);
		const folder = socketFolder(long);
		assert.ok(!folder.startsWith(root));
		assert.equal(statSync(folder).mode & 0o777, 0o700);
		assert.equal(socketFolder(long), folder);
		const inside = socketFolder(root);
		assert.ok(inside.startsWith(root));
		assert.equal(statSync(inside).mode & 0o777, 0o700);
		rmSync(folder, { recursive: true });
		rmSync(root, { recursive: true });
	});

	it("makes its folder private", () => {
		const config = loadConfig(home.environment);
		assert.equal(statSync(config.dataDir).mode & 0o777, 0o700);
	});
});
