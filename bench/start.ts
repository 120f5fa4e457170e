/**
 * How long until it serves, and until the greeting sounds: fresh folder, warm folder, after kill -9, on the embedded
 * database, beside a bare Fastify server in the same run. `node bench/start.ts [--json]`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";

const main = fileURLToPath(new URL("../packages/server/src/main.ts", import.meta.url));
const account = { email: "bench@example.com", password: "a long phrase for the bench" };

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === "string") throw new Error("no port");
	return address.port;
}

/** Milliseconds from the spawn to the first answer of `path` with 200. */
async function serving(
	args: string[],
	port: number,
	path: string,
	env: Record<string, string>,
): Promise<{ child: ChildProcess; ms: number }> {
	const started = performance.now();
	const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: "ignore" });
	for (;;) {
		const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
		if (response?.ok) return { child, ms: performance.now() - started };
		if (performance.now() - started > 60_000 || child.exitCode !== null) throw new Error(`nothing serves on ${port}`);
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}

const gone = (child: ChildProcess, signal: NodeJS.Signals) =>
	new Promise((resolve) => {
		child.once("exit", resolve);
		child.kill(signal);
	});

async function startApp(dataDir: string) {
	const port = await freePort();
	const env = {
		PORT: String(port),
		DATA_DIR: dataDir,
		OWNER_EMAIL: account.email,
		OWNER_PASSWORD: account.password,
		LOG_LEVEL: "silent",
	};
	return { port, ...(await serving([main], port, "/ready", env)) };
}

/** Milliseconds from asking for a call to the first sound of the greeting. */
async function greetingMs(port: number): Promise<number> {
	const base = `http://127.0.0.1:${port}`;
	const json = { "content-type": "application/json" };
	const signedIn = await fetch(`${base}/api/v1/session`, {
		method: "POST",
		headers: json,
		body: JSON.stringify(account),
	});
	const session = (await signedIn.json()) as { csrfToken: string };
	const headers = {
		...json,
		cookie: signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "",
		"x-csrf-token": session.csrfToken,
	};
	const assistants = (await (await fetch(`${base}/api/v1/assistants`, { headers })).json()) as {
		items: { id: string }[];
	};
	const started = performance.now();
	const body = JSON.stringify({ assistantId: assistants.items[0]?.id });
	const call = (await (await fetch(`${base}/api/v1/calls`, { method: "POST", headers, body })).json()) as {
		socketPath: string;
		token: string;
	};
	const socket = new WebSocket(`ws://127.0.0.1:${port}${call.socketPath}?token=${call.token}`, { origin: base });
	socket.on("open", () =>
		socket.send(JSON.stringify({ type: "hello", version: 1, microphone: false, recognition: false })),
	);
	return new Promise((resolve, reject) => {
		socket.on("error", reject);
		socket.on("message", (data, binary) => {
			if (!binary || !(data instanceof Buffer) || data.every((byte) => byte === 0)) return;
			resolve(performance.now() - started);
			socket.close();
		});
	});
}

export type StartFigures = { bareMs: number; freshMs: number; warmMs: number; afterKillMs: number; greetingMs: number };

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export async function benchStart(): Promise<StartFigures> {
	const dataDir = mkdtempSync(join(tmpdir(), "centralita-bench-"));
	try {
		const bare: number[] = [];
		for (let run = 0; run < 3; run++) {
			const port = await freePort();
			const code = `import("fastify").then(({ default: f }) => { const a = f(); a.get("/", () => "ok"); a.listen({ port: ${port} }); });`;
			const { child, ms } = await serving(["--input-type=module", "-e", code], port, "/", {});
			bare.push(ms);
			await gone(child, "SIGTERM");
		}
		const fresh = await startApp(dataDir);
		const greetings = [await greetingMs(fresh.port)];
		await gone(fresh.child, "SIGTERM");
		const warm: number[] = [];
		for (let run = 0; run < 3; run++) {
			const { child, ms, port } = await startApp(dataDir);
			warm.push(ms);
			greetings.push(await greetingMs(port));
			await gone(child, run === 2 ? "SIGKILL" : "SIGTERM");
		}
		const killed = await startApp(dataDir);
		await gone(killed.child, "SIGTERM");
		return {
			bareMs: median(bare),
			freshMs: fresh.ms,
			warmMs: median(warm),
			afterKillMs: killed.ms,
			greetingMs: median(greetings),
		};
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const figures = await benchStart();
	if (process.argv.includes("--json")) console.log(JSON.stringify(figures));
	else {
		const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
		console.log(`bare Fastify serves          ${seconds(figures.bareMs)}`);
		console.log(`fresh folder serves          ${seconds(figures.freshMs)}  (goal < 4 s)`);
		console.log(
			`warm folder serves           ${seconds(figures.warmMs)}  (goal < 4 s, ${(figures.warmMs / figures.bareMs).toFixed(1)} × bare)`,
		);
		console.log(`after kill -9 serves         ${seconds(figures.afterKillMs)}  (goal < 4 s)`);
		console.log(`greeting sounds after a call ${seconds(figures.greetingMs)}  (goal < 1 s)`);
	}
}
