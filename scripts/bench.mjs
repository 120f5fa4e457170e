import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureBlankDatabase, ensureInstalled, pinnedEnvironment, pinnedNode, root } from "./lib/install.mjs";

ensureInstalled();
ensureBlankDatabase();
const args = [join(root, "bench", "run.ts"), ...process.argv.slice(2)];
process.exitCode = spawnSync(pinnedNode, args, { stdio: "inherit", env: pinnedEnvironment() }).status ?? 1;
