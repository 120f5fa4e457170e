import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export type Installation = {
	readonly url: string;
	/** Settles when the process ends by itself. */
	readonly gone: Promise<void>;
	/** The newest lines that it wrote. */
	log(): string[];
	stop(): Promise<void>;
};

const PATIENCE_MS = 90_000;
const KEPT_LINES = 200;
const STOP_MS = 40_000;

/** What of the environment says where things are, and nothing that leads to a real vendor or to somebody's data. */
const harmless = /^(?:PATH|HOME|USER|TMPDIR|TEMP|TMP|LANG|LC_\w+|TZ|SYSTEMROOT|NODE_\w+)$/i;

export const harmlessEnvironment = (environment: NodeJS.ProcessEnv): Record<string, string> =>
	Object.fromEntries(
		Object.entries(environment).flatMap(([name, value]) =>
			value !== undefined && harmless.test(name) ? [[name, value] as const] : [],
		),
	);

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === "string") throw new Error("There is no free port.");
	return address.port;
}

function remember(child: ChildProcess, tell: ((text: string) => void) | null): string[] {
	const lines: string[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream?.setEncoding("utf8").on("data", (text: string) => {
			tell?.(text);
			lines.push(...text.split("\n").filter((line) => line !== ""));
			lines.splice(0, lines.length - KEPT_LINES);
		});
	return lines;
}

/**
 * Starts the application from its main file and waits until it serves. `tell` is given what it writes, as it does.
 * Rejects with the last lines of that when it does not start.
 */
export async function install(
	mainFile: string,
	settings: Readonly<Record<string, string>>,
	tell: ((text: string) => void) | null,
): Promise<Installation> {
	const url = `http://127.0.0.1:${settings.PORT}`;
	const child = spawn(process.execPath, [mainFile], {
		env: { ...harmlessEnvironment(process.env), ...settings },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const lines = remember(child, tell);
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	const living = () => child.exitCode === null && child.signalCode === null;

	async function stop(): Promise<void> {
		if (!living()) return;
		child.kill("SIGTERM");
		const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
		await ended;
		clearTimeout(timer);
	}

	const deadline = performance.now() + PATIENCE_MS;
	for (;;) {
		const signal = AbortSignal.timeout(2000);
		const ready = await fetch(`${url}/ready`, { signal }).catch(() => null);
		if (ready?.ok) return { url, gone: ended, log: () => [...lines], stop };
		if (living() && performance.now() < deadline) await wait(100);
		else break;
	}
	await stop();
	throw new Error(`The application did not start.\n${lines.slice(-20).join("\n")}`);
}
