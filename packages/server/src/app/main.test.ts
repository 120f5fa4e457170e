import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createConnection } from "node:net";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { Environment } from "../platform/config/index.ts";
import { createTestHome, type TestHome } from "./testing.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

type Process = {
	child: ChildProcess;
	output(): string;
	exit: Promise<number | null>;
	until(pattern: RegExp): Promise<string>;
};

function start(environment: Environment, ...args: string[]): Process {
	const child = spawn(process.execPath, [main, ...args], {
		env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: "info", ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	const waiting = new Set<() => void>();
	for (const stream of [child.stdout, child.stderr])
		stream?.on("data", (chunk) => {
			output += chunk;
			for (const check of waiting) check();
		});
	const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
	return {
		child,
		exit,
		output: () => output,
		until: (pattern) =>
			new Promise((resolve, reject) => {
				const check = () => {
					const found = pattern.exec(output);
					if (!found) return;
					waiting.delete(check);
					resolve(found[1] ?? found[0]);
				};
				waiting.add(check);
				check();
				void exit.then((code) => reject(new Error(`ended with ${code}:\n${output}`)));
			}),
	};
}

const address = /is ready: (\S+)/;

describe("the process", () => {
	let home: TestHome;
	before(async () => {
		home = await createTestHome("embedded", { LOG_LEVEL: "info" });
	});
	after(() => home.remove());

	it("runs a verb instead of serving, and ends with its code", async () => {
		const right = start(home.environment, "config", "check");
		assert.equal(await right.exit, 0, right.output());
		assert.doesNotMatch(right.output(), address);
		const wrong = start(home.environment, "nonsense");
		assert.equal(await wrong.exit, 1);
		assert.match(wrong.output(), /unknown command/);
	});

	it("says every problem of its configuration, without the secret, and ends", async () => {
		const { exit, output } = start({ PORT: "x", HOST_FILE: "/nowhere", DATABASE_URL: "mysql://u:hunter2@h/d" });
		assert.equal(await exit, 1);
		assert.match(output(), /3 problems/);
		for (const name of ["PORT", "HOST_FILE", "DATABASE_URL"]) assert.ok(output().includes(`- ${name} `), name);
		assert.doesNotMatch(output(), /hunter2| at /);
	});

	it("serves, refuses a second process on its data, and stops in order", async () => {
		const first = start(home.environment);
		const url = await first.until(address);
		assert.equal((await fetch(`${url}/ready`)).status, 200);
		assert.match(first.output(), /\/setup#token=/);

		const second = start(home.environment);
		assert.equal(await second.exit, 1);
		assert.match(second.output(), /Another process is using the embedded database/);
		const other = await createTestHome("embedded");
		const taken = start({ ...other.environment, PORT: new URL(url).port });
		assert.equal(await taken.exit, 1);
		await other.remove();
		assert.match(taken.output(), /Another program uses that port/);

		assert.equal((await fetch(`${url}/ready`)).status, 200);
		first.child.kill("SIGTERM");
		assert.equal(await first.exit, 0);
		assert.match(first.output(), /"msg":"stopped"/);
	});

	it("leaves at once when it is asked a second time", async () => {
		const { child, exit, until, output } = start({ ...home.environment, DRAIN_SECONDS: "120" });
		const { hostname, port } = new URL(await until(address));
		// A request that never ends keeps the first stop waiting.
		const socket = createConnection(Number(port), hostname);
		socket.on("error", () => {});
		socket.write(
			"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
		);
		await fetch(`http://${hostname}:${port}/health`);
		child.kill("SIGTERM");
		await until(/no new work is taken/);
		child.kill("SIGTERM");
		assert.equal(await exit, 1);
		assert.match(output(), /leaving at once/);
		socket.destroy();
	});

	it("opens again at once after kill -9", async () => {
		const first = start(home.environment);
		await first.until(address);
		first.child.kill("SIGKILL");
		await first.exit;
		const again = start(home.environment);
		assert.equal((await fetch(`${await again.until(address)}/ready`)).status, 200);
		again.child.kill("SIGINT");
		assert.equal(await again.exit, 0);
	});
});
