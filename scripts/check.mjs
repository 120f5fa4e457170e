import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, pinnedEnvironment, pinnedNode, root } from "./lib/install.mjs";

const bin = (name, file) => join(root, "node_modules", name, file);
const tsc = bin("typescript", "bin/tsc");

const checks = [
	["types: contracts", [tsc, "-p", "packages/contracts"]],
	["types: client", [tsc, "-p", "packages/client"]],
	["types: server", [tsc, "-p", "packages/server"]],
	["types: emulators", [tsc, "-p", "packages/emulators"]],
	["types: web", [tsc, "-p", "packages/web"]],
	["types: widget", [tsc, "-p", "packages/widget"]],
	["types: tests and bench", [tsc, "-p", "."]],
	["style and lint (Biome)", [bin("@biomejs/biome", "bin/biome"), "check", "--error-on-warnings", "."]],
	[
		"import rules (dependency-cruiser)",
		[bin("dependency-cruiser", "bin/dependency-cruise.mjs"), "--config", ".dependency-cruiser.mjs", "packages"],
	],
	["house rules", [join("scripts", "house.ts")]],
	["nothing unused (knip)", [bin("knip", "bin/knip.js")]],
];

const atOnce = 2;

/** Resolves to whether it passed. What a failing one prints is shown. */
function runCheck(title, args) {
	const started = Date.now();
	return new Promise((resolve) => {
		const child = spawn(pinnedNode, args, { cwd: root, env: pinnedEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
		let output = "";
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding("utf8").on("data", (text) => (output += text));
		child.on("error", (error) => (output += error.message));
		child.on("close", (code) => {
			console.log(`${code === 0 ? "✓" : "✗"} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
			if (code !== 0) console.log(output);
			resolve(code === 0);
		});
	});
}

/** Runs every check, two at a time, and resolves to how many passed and failed. */
export async function runChecks() {
	const waiting = [...checks];
	const counted = { passed: 0, failed: 0 };
	const work = async () => {
		for (let check = waiting.shift(); check; check = waiting.shift()) {
			if (await runCheck(...check)) counted.passed++;
			else counted.failed++;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return counted;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	ensureInstalled();
	const { passed, failed } = await runChecks();
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}
