// Scores what is brought back from conversations: `evals/extraction.ts`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, pinnedEnvironment, pinnedNode, root } from "./lib/install.mjs";

// Then only the report goes to standard output.
if (process.argv.includes("--json")) console.log = console.error;

ensureInstalled();
const args = [join(root, "evals", "extraction.ts"), ...process.argv.slice(2)];
process.exitCode = spawnSync(pinnedNode, args, { stdio: "inherit", env: pinnedEnvironment() }).status ?? 1;
