import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../packages/server/src/main.ts", import.meta.url));

export type RunningApp = {
	url: string;
	/** The one-time link printed at the first start; null when there is an owner. */
	setupLink: string | null;
	dataDir: string;
	process: ChildProcess;
	/** Everything it printed so far. */
	output(): string;
	/** Ends it with a signal and waits until it is gone. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
};

export const newDataDir = () => mkdtempSync(join(tmpdir(), "centralita-e2e-"));
export const removeDataDir = (folder: string) => rmSync(folder, { recursive: true, force: true });

/** Starts the server as `npm start` does, and waits until it serves; with a `PUBLIC_URL`, on the port that `env` names. */
export async function startApp(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<RunningApp> {
	const { TEST_DATABASE_URL: _database, TEST_REDIS_URL: _redis, ...inherited } = process.env;
	const child = spawn(process.execPath, [main], {
		env: {
			...inherited,
			NODE_ENV: "production",
			LOG_TOKEN: "for-tests-of-the-browser",
			// A machine busy with browsers must not make this one shed their requests.
			MAX_EVENT_LOOP_DELAY_MS: "0",
			PORT: "0",
			DATA_DIR: dataDir,
			...env,
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
	const url = await new Promise<string>((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`The app did not start within 60 s:\n${output}`)), 60_000);
		const read = (chunk: Buffer) => {
			output += chunk;
			const address = output.match(/^[^{]*?(https?:\/\/[\w.[\]:-]+:\d+)/m)?.[1];
			if (address) {
				clearTimeout(timer);
				resolve(env.PUBLIC_URL === undefined ? address : `http://127.0.0.1:${env.PORT}`);
			}
		};
		child.stdout.on("data", read);
		child.stderr.on("data", read);
		void exited.then((code) => reject(new Error(`The app ended with ${code}:\n${output}`)));
	});
	await ready(url);
	return {
		url,
		setupLink: output.match(/https?:\/\/\S+\/setup#token=\S+/)?.[0] ?? null,
		dataDir,
		process: child,
		output: () => output,
		async stop(signal = "SIGTERM") {
			if (child.exitCode === null && child.signalCode === null) child.kill(signal);
			return exited;
		},
	};
}

async function ready(url: string): Promise<void> {
	const deadline = Date.now() + 30_000;
	for (;;) {
		const response = await fetch(`${url}/ready`).catch(() => null);
		if (response?.ok) return;
		if (Date.now() > deadline) throw new Error(`${url} is not ready: ${await response?.text()}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
