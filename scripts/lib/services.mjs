// The real servers that the tests run against. Plain Node 20, like everything that `npm test` starts with.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const isRoot = process.getuid?.() === 0;

function onPath(...names) {
	for (const name of names) {
		const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
		if (found.status === 0) return found.stdout.trim();
	}
	return null;
}

function postgresFolder() {
	const debian = "/usr/lib/postgresql";
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	for (const version of versions) {
		const folder = join(debian, version, "bin");
		if (existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"))) return folder;
	}
	const initdb = onPath("initdb");
	return initdb && onPath("postgres") ? initdb.slice(0, -"/initdb".length) : null;
}

const parts = [
	{
		name: "Chromium",
		packages: ["chromium"],
		find: () => process.env.TEST_CHROMIUM ?? onPath("chromium", "chromium-browser", "google-chrome"),
	},
	{ name: "PostgreSQL", packages: ["postgresql"], find: postgresFolder },
	{ name: "Redis", packages: ["redis-server"], find: () => onPath("redis-server", "valkey-server") },
	{ name: "nginx", packages: ["nginx"], find: () => onPath("nginx", "/usr/sbin/nginx") },
];

/**
 * Finds Chromium, PostgreSQL, Redis and nginx, installing what is missing where that is allowed.
 * Returns their places, null for a part that is not to be had; in CI a missing part ends the run.
 */
export function ensureParts() {
	let missing = parts.filter((part) => part.find() === null);
	if (missing.length > 0 && onPath("apt-get")) {
		const sudo = isRoot ? [] : onPath("sudo") && spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : null;
		if (sudo) {
			console.log(`Installing ${missing.map((part) => part.name).join(", ")} with apt-get…`);
			const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
			const apt = (...args) => {
				const [command, ...rest] = [...sudo, "apt-get", ...args];
				return spawnSync(command, rest, { stdio: ["ignore", "ignore", "inherit"], env }).status;
			};
			apt("update", "-q");
			apt("install", "-y", "-q", "--no-install-recommends", ...missing.flatMap((part) => part.packages));
			missing = parts.filter((part) => part.find() === null);
		}
	}
	for (const part of missing) {
		const how = `install ${part.packages.join(" ")} with your system's package manager`;
		if (process.env.CI) throw new Error(`${part.name} is missing and could not be installed: ${how}.`);
		console.warn(`! ${part.name} is missing: the tests that need it are left out. To run them, ${how}.`);
	}
	const [chromium, postgres, redis, nginx] = parts.map((part) => part.find());
	return { chromium, postgres, redis, nginx };
}

function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

async function listening(port, milliseconds) {
	const deadline = Date.now() + milliseconds;
	while (Date.now() < deadline) {
		const open = await new Promise((resolve) => {
			const socket = createConnection({ port, host: "127.0.0.1" });
			// Left open, it would keep a PostgreSQL that is still starting from stopping for a minute.
			socket.once("error", () => resolve(false));
			socket.once("connect", () => {
				socket.destroy();
				resolve(true);
			});
		});
		if (open) return;
		await wait(50);
	}
	throw new Error(`Nothing listened on port ${port} within ${milliseconds} ms.`);
}

async function stopped(child, signal) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once("exit", resolve));
	child.kill(signal);
	await gone;
}

/** A PostgreSQL server of its own in a temporary folder, on 127.0.0.1. It refuses to run as root, so then as `postgres` or `nobody`. */
export async function startPostgres(folder) {
	const data = mkdtempSync(join(tmpdir(), "centralita-postgres-"));
	const port = await freePort();
	let identity = {};
	if (isRoot) {
		const id = (user, flag) => Number(spawnSync("id", [flag, user], { encoding: "utf8" }).stdout.trim());
		const user = spawnSync("id", ["postgres"]).status === 0 ? "postgres" : "nobody";
		identity = { uid: id(user, "-u"), gid: id(user, "-g") };
		spawnSync("chown", [`${identity.uid}:${identity.gid}`, data]);
	}
	chmodSync(data, 0o700);
	const options = { cwd: data, env: { ...process.env, HOME: data, LC_ALL: "C.UTF-8" }, ...identity };
	const init = spawnSync(
		join(folder, "initdb"),
		["-D", join(data, "db"), "-U", "centralita", "-A", "trust", "-E", "UTF8"],
		{ ...options, encoding: "utf8" },
	);
	if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr}`);
	// Without `fsync` it survives everything but the machine's own end, and a stop does not wait for the disk.
	const settings = [
		"-c",
		"fsync=off",
		"-c",
		"listen_addresses=127.0.0.1",
		"-c",
		`unix_socket_directories=${data}`,
		"-c",
		"max_connections=200",
		"-c",
		"synchronous_commit=on",
	];
	const start = async () => {
		const server = spawn(join(folder, "postgres"), ["-D", join(data, "db"), "-p", String(port), ...settings], {
			...options,
			stdio: "ignore",
		});
		await listening(port, 20_000);
		return server;
	};
	let server = await start();
	return {
		url: `postgresql://centralita@127.0.0.1:${port}/postgres`,
		/** Breaks every connection at once, as a crash of the server does; `meanwhile` runs while it is away. */
		restart: async (meanwhile = async () => {}) => {
			await stopped(server, "SIGQUIT");
			await meanwhile();
			server = await start();
		},
		stop: async () => {
			await stopped(server, "SIGINT");
			rmSync(data, { recursive: true, force: true });
		},
	};
}

/** A Redis server of its own, in memory only, on 127.0.0.1. */
export async function startRedis(binary) {
	const port = await freePort();
	const server = spawn(
		binary,
		["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", tmpdir()],
		{ stdio: "ignore" },
	);
	await listening(port, 10_000);
	return { url: `redis://127.0.0.1:${port}`, stop: () => stopped(server, "SIGTERM") };
}
