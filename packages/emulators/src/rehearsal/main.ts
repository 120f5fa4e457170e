import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OptionError, type RehearsalOptions, readOptions } from "./options.ts";
import { rehearse } from "./rehearse.ts";
import { textsFor } from "./texts.ts";

/** The folder, which goes away with the rehearsal if it was made for it. */
async function home(data: string | null): Promise<{ folder: string; remove(): Promise<void> }> {
	if (data === null) {
		const folder = await mkdtemp(join(tmpdir(), "centralita-rehearsal-"));
		return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
	}
	await mkdir(data, { recursive: true });
	return { folder: data, remove: async () => {} };
}

const options = await readOrExplain();
if (options !== null) {
	const { folder, remove } = await home(options.data);
	const interrupted = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());
	try {
		process.exitCode = await rehearse(options, folder, interrupted.signal);
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	} finally {
		await remove();
	}
}

async function readOrExplain(): Promise<RehearsalOptions | null> {
	try {
		return readOptions(process.argv.slice(2), process.env);
	} catch (error) {
		if (!(error instanceof OptionError)) throw error;
		const language = /^es/i.test(process.env.LC_ALL || process.env.LANG || "") ? "es" : "en";
		process.stderr.write(`${error.message}\n\n${textsFor(language).usage}\n`);
		process.exitCode = 2;
		return null;
	}
}
