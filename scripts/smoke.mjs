// Asks a running installation the public calls of the chat: npm run smoke -- --base http://127.0.0.1:3000
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fail, root } from "./lib/install.mjs";

const at = process.argv.indexOf("--base");
const base = at < 0 ? "http://127.0.0.1:3000" : process.argv[at + 1];
if (!base || !/^https?:\/\/\S+$/.test(base)) fail("Say where it runs: npm run smoke -- --base http://127.0.0.1:3000");

const { status, error } = spawnSync("sh", [join(root, "tests", "smoke", "smoke.sh"), base.replace(/\/+$/, "")], {
	stdio: "inherit",
});
if (error) fail(error.message);
process.exitCode = status ?? 1;
