import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runCli } from "./index.ts";

async function run(args: string[], environment: NodeJS.ProcessEnv = {}) {
	const out: string[] = [];
	const err: string[] = [];
	const code = await runCli(args, { environment, out: (text) => out.push(text), err: (text) => err.push(text) });
	return { code, out: out.join("\n"), err: err.join("\n") };
}

describe("the command line", () => {
	it("tells its verbs, and what is wrong with others", async () => {
		const help = await run(["--help"]);
		assert.equal(help.code, 0);
		assert.match(help.out, /config/);
		const unknown = await run(["nonsense"]);
		assert.equal(unknown.code, 1);
		assert.match(unknown.err, /unknown command 'nonsense'/);
	});

	it("checks settings, and leaves nothing behind", async () => {
		const folder = mkdtempSync(join(tmpdir(), "centralita-cli-"));
		const DATA_DIR = join(folder, "data");
		const right = await run(["config", "check"], { DATA_DIR });
		assert.deepEqual(right, { code: 0, out: "The settings are right.", err: "" });
		assert.equal(existsSync(DATA_DIR), false);
		rmSync(folder, { recursive: true });
	});

	it("tells every setting that is wrong", async () => {
		const wrong = await run(["config", "check"], { PORT: "ninety", DRAIN_SECONDS: "-1" });
		assert.equal(wrong.code, 1);
		assert.match(wrong.err, /PORT[\s\S]*DRAIN_SECONDS/);
		const bare = await run(["config", "check"], { NODE_ENV: "production" });
		assert.equal(bare.code, 1);
		assert.match(bare.err, /LOG_TOKEN/);
	});
});
