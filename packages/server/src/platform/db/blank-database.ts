import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../../../dist/", import.meta.url));

/** Where a database fresh from initdb is kept for this version of PGlite: making one takes seconds, a copy does not. */
function blankFolder(): string {
	const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
	const { version } = JSON.parse(readFileSync(join(dirname(entry), "..", "package.json"), "utf8"));
	return join(home, `blank-database-${version}`);
}

/** Makes the blank database; false when there is one. Several processes may do so at once. */
export async function prepareBlankDatabase(): Promise<boolean> {
	const blank = blankFolder();
	if (existsSync(blank)) return false;
	await mkdir(home, { recursive: true });
	// Here only: the server itself runs the engine in a thread of its own.
	const { PGlite } = await import("@electric-sql/pglite");
	const making = mkdtempSync(join(home, "making-"));
	const database = await PGlite.create(making);
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
