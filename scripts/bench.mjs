import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, ensurePrepared, pinnedEnvironment, pinnedNode, root } from "./lib/install.mjs";

ensureInstalled();
ensurePrepared();
const args = [join(root, "bench", "run.ts"), ...process.argv.slice(2)];
process.exitCode = spawnSync(pinnedNode, args, { stdio: "inherit", env: pinnedEnvironment() }).status ?? 1;
