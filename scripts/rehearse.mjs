// A rehearsal without accounts: the AI-provider emulator, and the application with its models and voices set to it.
// With `--carrier` also an emulated carrier and people who call: `packages/emulators/src/rehearsal`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
	ensureDashboard,
	ensureInstalled,
	ensurePrepared,
	fail,
	pinnedEnvironment,
	pinnedNode,
	root,
} from "./lib/install.mjs";
import { passSignals, serverMain } from "./lib/server.mjs";

const port = process.env.EMULATOR_PORT ?? "4010";

// Then only the report goes to standard output.
if (process.argv.includes("--json")) console.log = console.error;

ensureInstalled();
ensureDashboard();
ensurePrepared();

if (process.argv.some((argument) => /^--(carrier|calls|minutes)(=|$)/.test(argument))) rehearseCalls();
else await rehearseByHand();

/** A whole installation with telephone lines, and people who call. */
function rehearseCalls() {
	const main = join(root, "packages", "emulators", "src", "rehearsal", "main.ts");
	const args = [main, "--app", serverMain, ...process.argv.slice(2)];
	const rehearsal = spawn(pinnedNode, args, { stdio: "inherit", env: pinnedEnvironment() });
	passSignals(rehearsal);
	rehearsal.on("exit", (code) => {
		process.exitCode = code ?? 1;
	});
}

async function rehearseByHand() {
	const emulator = spawn(pinnedNode, [join(root, "packages", "emulators", "src", "main.ts"), "--port", port], {
		stdio: ["ignore", "pipe", "inherit"],
		env: pinnedEnvironment(),
	});

	/** Resolves with the base URL that the emulator prints once it listens. */
	const baseUrl = await new Promise((resolve) => {
		createInterface({ input: emulator.stdout }).on("line", (line) => {
			console.log(line);
			const found = /https?:\/\/\S+\/v1/.exec(line);
			if (found) resolve(found[0]);
		});
		emulator.once("exit", () =>
			fail(`The emulator did not start: set EMULATOR_PORT to a free port (${port} was tried).`),
		);
	});

	const settings = {
		LLM_BASE_URL: baseUrl,
		LLM_MODEL: "rehearsal",
		STT_BASE_URL: baseUrl,
		STT_MODEL: "whisper-1",
		// Its voice is only like speech: the built-in one is understood.
		...(process.argv.includes("--emulated-voice") ? { TTS_BASE_URL: baseUrl, TTS_MODEL: "tts-1" } : {}),
	};
	// What the environment says of its own wins, e.g. a transcription server that listens.
	const own = Object.keys(settings).some((name) => process.env[name] !== undefined);
	if (own) console.log("Settings of the environment are kept; the rest is rehearsed.");
	const environment = pinnedEnvironment();
	const server = spawn(pinnedNode, [serverMain], {
		stdio: "inherit",
		env: { ...environment, ...settings, ...pick(process.env, Object.keys(settings)) },
	});

	passSignals(server);
	emulator.removeAllListeners("exit");
	emulator.once("exit", () => server.kill("SIGTERM"));
	server.on("exit", (code, signal) => {
		emulator.removeAllListeners("exit");
		emulator.kill("SIGTERM");
		process.exitCode = signal ? 1 : (code ?? 1);
	});
}

function pick(values, names) {
	return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}
