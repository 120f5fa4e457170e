// `npm run centralita -- <verb>`: the command line of the operator, on the pinned Node.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, pinnedEnvironment, pinnedNode, root } from "./lib/install.mjs";

// Results alone go to standard output.
console.log = console.error;
ensureInstalled();

const args = process.argv.length > 2 ? process.argv.slice(2) : ["--help"];
const child = spawn(pinnedNode, [join(root, "packages", "server", "src", "main.ts"), ...args], {
	stdio: "inherit",
	env: pinnedEnvironment(),
});
// A terminal sends its signals to the child as well.
process.on("SIGTERM", () => child.kill("SIGTERM"));
process.on("SIGINT", () => {
	if (!process.stdin.isTTY) child.kill("SIGINT");
});
child.on("exit", (code) => {
	process.exitCode = code ?? 1;
});
