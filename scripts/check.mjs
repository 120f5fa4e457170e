import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, pinnedEnvironment, pinnedNode, root } from "./lib/install.mjs";

const bin = (name, file) => join(root, "node_modules", name, file);
const tsc = bin("typescript", "bin/tsc");

const checks = [
	["types: contracts", [tsc, "-p", "packages/contracts"]],
	["types: server", [tsc, "-p", "packages/server"]],
	["types: emulators", [tsc, "-p", "packages/emulators"]],
	["types: web", [tsc, "-p", "packages/web"]],
	["types: tests and bench", [tsc, "-p", "."]],
	["style and lint (Biome)", [bin("@biomejs/biome", "bin/biome"), "check", "--error-on-warnings", "."]],
	[
		"import rules (dependency-cruiser)",
		[bin("dependency-cruiser", "bin/dependency-cruise.mjs"), "--config", ".dependency-cruiser.mjs", "packages"],
	],
	["house rules", [join("scripts", "house.ts")]],
	["nothing unused (knip)", [bin("knip", "bin/knip.js")]],
];

/** Runs every check and returns how many passed and failed. What a failing one prints is shown. */
export function runChecks() {
	let passed = 0;
	let failed = 0;
	for (const [title, args] of checks) {
		const started = Date.now();
		const result = spawnSync(pinnedNode, args, {
			cwd: root,
			encoding: "utf8",
			env: pinnedEnvironment(),
			maxBuffer: 64 << 20,
		});
		const ok = result.status === 0;
		console.log(`${ok ? "✓" : "✗"} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
		if (ok) passed++;
		else {
			failed++;
			console.log(`${result.stdout}${result.stderr}`);
		}
	}
	return { passed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	ensureInstalled();
	const { passed, failed } = runChecks();
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}
