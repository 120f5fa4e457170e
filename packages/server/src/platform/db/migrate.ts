import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { StartError } from "../errors/index.ts";
import type { Logger } from "../log/index.ts";
import type { Database, Transaction } from "./types.ts";

/** A folder of `NNNN-name.sql` files. */
export type MigrationSource = { readonly name: string; readonly folder: URL };

type Migration = { source: string; file: string; checksum: string; text: string };

/** A migration that was changed, removed or misnamed: somebody has to look. */
export class MigrationError extends StartError {
	override readonly name = "MigrationError";
}

/** Any number that nobody else takes; it keeps two processes from migrating at once. */
const lockKey = 7_226_201;

async function read({ name, folder }: MigrationSource): Promise<Migration[]> {
	const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
	return Promise.all(
		files.map(async (file, index) => {
			const expected = String(index + 1).padStart(4, "0");
			if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file) || !file.startsWith(expected))
				throw new MigrationError(`${name}: ${file} should be called ${expected}-some-name.sql`);
			const text = await readFile(new URL(file, folder), "utf8");
			return { source: name, file, text, checksum: createHash("sha256").update(text).digest("hex") };
		}),
	);
}

async function appliedBefore(tx: Transaction): Promise<Map<string, string>> {
	await tx.execute(sql`
		create table if not exists migrations (
			source text not null, file text not null, checksum text not null,
			applied_at timestamptz not null default now(), primary key (source, file)
		)`);
	const { rows } = await tx.execute<{ source: string; file: string; checksum: string }>(
		sql`select source, file, checksum from migrations`,
	);
	return new Map(rows.map((row) => [`${row.source}/${row.file}`, row.checksum]));
}

/**
 * Applies what is not applied yet, source by source in the order given, in one transaction: all or nothing.
 * Throws `MigrationError` when a file that was applied reads differently now or is gone.
 */
export async function migrate(db: Database, sources: readonly MigrationSource[], log: Logger): Promise<number> {
	const migrations = (await Promise.all(sources.map(read))).flat();
	return db.transaction(async (tx) => {
		await tx.execute(sql`set local statement_timeout = 0`);
		await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
		const applied = await appliedBefore(tx);
		const known = new Set(migrations.map(({ source, file }) => `${source}/${file}`));
		for (const key of applied.keys()) {
			const [source] = key.split("/");
			if (!known.has(key) && sources.some(({ name }) => name === source))
				throw new MigrationError(
					`The database has the migration ${key}, which this version does not know: it is of a newer version. Run that one, or restore a backup.`,
				);
		}
		let count = 0;
		for (const { source, file, checksum, text } of migrations) {
			const before = applied.get(`${source}/${file}`);
			if (before === checksum) continue;
			if (before !== undefined)
				throw new MigrationError(
					`The migration ${source}/${file} was changed after it had been applied. Restore the file as it was, and write the change as a new migration.`,
				);
			await tx.execute(sql.raw(text));
			await tx.execute(sql`insert into migrations (source, file, checksum) values (${source}, ${file}, ${checksum})`);
			count++;
		}
		if (count > 0) log.info({ count }, "migrations applied");
		return count;
	});
}
