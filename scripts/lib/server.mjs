// The server's program, on the pinned Node. Plain Node 20, like everything that starts it.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pinnedEnvironment, pinnedNode, root } from "./install.mjs";

export const serverMain = join(root, "packages", "server", "src", "main.ts");

/** The child decides how to stop: a terminal signals the whole group, so only signals sent to this process are passed on. */
export function passSignals(child) {
	process.on("SIGTERM", () => child.kill("SIGTERM"));
	process.on("SIGINT", () => {
		if (!process.stdin.isTTY) child.kill("SIGINT");
	});
}

/** Serves, or with arguments runs a verb of the command line; this process ends as it does. */
export function runServer(...args) {
	const server = spawn(pinnedNode, [serverMain, ...args], { stdio: "inherit", env: pinnedEnvironment() });
	passSignals(server);
	server.on("exit", (code, signal) => {
		process.exitCode = signal ? 1 : (code ?? 1);
	});
}
