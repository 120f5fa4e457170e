// Runs on any Node from 20, before dependencies exist: only what Node itself brings.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const installStamp = join(root, "node_modules", ".centralita-installed");

/** The Node that the project pins, whatever started this script. */
export const pinnedNode = join(root, "node_modules", "node", "bin", "node");

/** The environment in which npm and tools find the pinned Node first. */
export function pinnedEnvironment(extra = {}) {
	const path = [join(root, "node_modules", "node", "bin"), join(root, "node_modules", ".bin"), process.env.PATH];
	return { ...process.env, PATH: path.join(delimiter), ...extra };
}

/** Ends the script with a sentence that says what to do. */
export function fail(message) {
	console.error(`\n✗ ${message}`);
	process.exit(1);
}

function run(command, args, options = {}) {
	const result = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
	return result.status ?? 1;
}

function hashOf(files) {
	const hash = createHash("sha256");
	for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
	return hash.digest("hex");
}

function filesBelow(folder) {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name))
		.sort();
}

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

/** Installs exactly the locked dependencies when they are missing or the lockfile has changed; the lockfile stays as it is. */
export function ensureInstalled() {
	const [major] = process.versions.node.split(".").map(Number);
	if (major < 20) fail(`Node ${process.versions.node} is too old: install Node 20 or newer (https://nodejs.org).`);
	const lock = hashOf([join(root, "package-lock.json")]);
	if (read(installStamp) === lock && existsSync(pinnedNode)) return;
	console.log("Installing dependencies (about a minute, once)…");
	const npm = process.platform === "win32" ? "npm.cmd" : "npm";
	const shell = process.platform === "win32";
	if (run(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { shell }) !== 0)
		fail("npm could not install the dependencies: see its message above, then run the command again.");
	if (!existsSync(pinnedNode)) run(npm, ["rebuild", "node"], { shell });
	if (!existsSync(pinnedNode))
		fail("The pinned Node was not installed. Run `npm config set ignore-scripts false`, then the command again.");
	writeFileSync(installStamp, lock);
}

/** Runs a package's build when one of its sources, files or folders of it, has changed since the last one. */
function ensureBuilt(title, folder, sources, build) {
	const built = join(folder, "dist");
	const stamp = join(built, ".built-from");
	const files = sources
		.map((source) => join(folder, source))
		.filter((source) => existsSync(source))
		.flatMap((source) => (statSync(source).isFile() ? [source] : filesBelow(source)));
	const state = hashOf(files);
	if (read(stamp) === state) return;
	console.log(`Building the ${title}…`);
	if (run(pinnedNode, build, { cwd: folder, env: pinnedEnvironment() }) !== 0)
		fail(`The ${title} could not be built: see the message above.`);
	mkdirSync(built, { recursive: true });
	writeFileSync(stamp, state);
}

/** Builds what browsers load, the dashboard and the chat widget, where its sources have changed since the last build. */
export function ensureDashboard() {
	const packages = join(root, "packages");
	const vite = join(root, "node_modules", "vite", "bin", "vite.js");
	ensureBuilt(
		"dashboard",
		join(packages, "web"),
		["src", "../contracts/src", "public", "vite.config.ts", "index.html", "package.json"],
		[vite, "build", "--logLevel", "warn"],
	);
	ensureBuilt("chat widget", join(packages, "widget"), ["src", "build.ts", "package.json"], ["build.ts"]);
}

/** What only the first start would have to wait for. */
export function ensurePrepared() {
	if (run(pinnedNode, [join(root, "scripts", "prepare.ts")], { env: pinnedEnvironment() }) !== 0)
		fail("The server could not be prepared: see the message above.");
}
