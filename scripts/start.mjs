import { spawn } from "node:child_process";
import { join } from "node:path";
import {
	ensureDashboard,
	ensureInstalled,
	ensurePrepared,
	pinnedEnvironment,
	pinnedNode,
	root,
} from "./lib/install.mjs";

ensureInstalled();
ensureDashboard();
ensurePrepared();

const server = spawn(pinnedNode, [join(root, "packages", "server", "src", "main.ts"), ...process.argv.slice(2)], {
	stdio: "inherit",
	env: pinnedEnvironment(),
});
// The server decides how to stop: a terminal signals the whole group, so only signals sent to this process are passed on.
process.on("SIGTERM", () => server.kill("SIGTERM"));
process.on("SIGINT", () => {
	if (!process.stdin.isTTY) server.kill("SIGINT");
});
server.on("exit", (code, signal) => {
	process.exitCode = signal ? 1 : (code ?? 1);
});
