import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PGlite } from "@electric-sql/pglite";

const home = fileURLToPath(new URL("../../../dist/", import.meta.url));

/** Where a blank database is kept for these versions of what made it: making one takes seconds, a copy does not. */
function blankFolder(): string {
	const require = createRequire(import.meta.url);
	const versionOf = (name: string): string =>
		JSON.parse(readFileSync(join(dirname(require.resolve(name)), "..", "package.json"), "utf8")).version;
	return join(home, `blank-database-${versionOf("@electric-sql/pglite")}-${versionOf("pg-boss")}`);
}

/**
 * Makes the blank database; false when there is one. `fill` adds what every new database would get at its first start.
 * Several processes may do so at once.
 */
export async function prepareBlankDatabase(fill: (database: PGlite) => Promise<void>): Promise<boolean> {
	const blank = blankFolder();
	if (existsSync(blank)) return false;
	await mkdir(home, { recursive: true });
	// Here only: the server itself runs the engine in a thread of its own.
	const { PGlite } = await import("@electric-sql/pglite");
	const making = mkdtempSync(join(home, "making-"));
	const database = await PGlite.create(making);
	await fill(database);
	await database.close();
	try {
		renameSync(making, blank);
	} catch {
		// Another process was faster.
		rmSync(making, { recursive: true, force: true });
	}
	return true;
}

/** Puts a copy at `target`, whole or not at all. False when there is no blank database: then initdb makes one. */
export function copyBlankDatabase(target: string): boolean {
	const blank = blankFolder();
	if (!existsSync(blank)) return false;
	const making = `${target}.new`;
	rmSync(making, { recursive: true, force: true });
	cpSync(blank, making, { recursive: true });
	rmSync(target, { recursive: true, force: true });
	renameSync(making, target);
	return true;
}
