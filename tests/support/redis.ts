/** A Redis of a test's own, which it may kill: not the one that all tests share. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./phone.ts";

export type OwnRedis = { readonly url: string; start(): Promise<void>; kill(): Promise<void>; remove(): Promise<void> };

/** As distributions call it. */
const names = ["redis-server", "valkey-server"];

function installed(): string {
	const folders = (process.env.PATH ?? "").split(delimiter);
	const found = names.find((name) => folders.some((folder) => existsSync(join(folder, name))));
	assert.ok(found, "a Redis is installed where one runs for tests");
	return found;
}

/** Not started. */
export async function ownRedis(): Promise<OwnRedis> {
	const binary = installed();
	const folder = mkdtempSync(join(tmpdir(), "ctt-redis-"));
	const port = await freePort();
	let server: ChildProcess | null = null;

	const answers = () =>
		new Promise<boolean>((resolve) => {
			const socket = connect({ port, host: "127.0.0.1" });
			socket.once("connect", () => socket.write("PING\r\n"));
			socket.once("data", (bytes) => resolve(String(bytes).startsWith("+PONG")));
			socket.once("error", () => resolve(false));
			socket.once("close", () => resolve(false));
			socket.setTimeout(500, () => socket.destroy());
		});
	async function kill(): Promise<void> {
		if (!server || server.exitCode !== null || server.signalCode !== null) return;
		const gone = once(server, "exit");
		server.kill("SIGKILL");
		await gone;
	}

	return {
		url: `redis://127.0.0.1:${port}`,
		async start() {
			const settings = [
				"--bind",
				"127.0.0.1",
				"--port",
				String(port),
				"--save",
				"",
				"--appendonly",
				"no",
				"--dir",
				folder,
			];
			server = spawn(binary, settings, { stdio: "ignore" });
			await once(server, "spawn");
			while (!(await answers())) await wait(20);
		},
		kill,
		async remove() {
			await kill();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
