import { spawn } from "node:child_process";
import { join } from "node:path";
import { runChecks } from "./check.mjs";
import {
	ensureDashboard,
	ensureInstalled,
	ensurePrepared,
	fail,
	pinnedEnvironment,
	pinnedNode,
	root,
} from "./lib/install.mjs";
import { ensureParts, startPostgres, startRedis } from "./lib/services.mjs";

/** Side by side where nothing is timed, and where most time passes at the pace of speech. */
const groups = [
	{
		title: "Unit tests",
		files: ["packages/*/src/**/*.test.ts"],
		concurrency: 3,
		// Embedded databases that live for seconds: optimising their code takes longer than it saves.
		flags: ["--liftoff-only"],
	},
	{ title: "The real app", files: ["tests/*.test.ts"], concurrency: 4 },
	// A restart has to be in time for a carrier that waits 15 seconds: not while two nodes are restarted beside it.
	{ title: "Telephone calls", files: ["tests/phone/@(process-end|telnyx|twilio).test.ts"], concurrency: 3 },
	{ title: "More telephone calls", files: ["tests/phone/!(process-end|telnyx|twilio).test.ts"], concurrency: 3 },
	{
		title: "Calls in a real browser",
		files: ["tests/e2e/@(spoken-call|lines).test.ts"],
		concurrency: 2,
		needs: "TEST_CHROMIUM",
	},
	{
		title: "Pages in a real browser",
		files: ["tests/e2e/!(spoken-call|lines).test.ts"],
		concurrency: 2,
		needs: "TEST_CHROMIUM",
	},
];

function runGroup(group, env) {
	console.log(`\n${group.title}`);
	const reporter = join(root, "scripts", "lib", "reporter.mjs");
	const args = [
		...(group.flags ?? []),
		"--test",
		`--test-concurrency=${group.concurrency}`,
		"--test-timeout=300000",
		`--test-reporter=${reporter}`,
		"--test-reporter-destination=stdout",
		...group.files,
	];
	return new Promise((resolve) => {
		const child = spawn(pinnedNode, args, {
			cwd: root,
			env: pinnedEnvironment(env),
			stdio: ["ignore", "pipe", "inherit"],
		});
		let output = "";
		child.stdout.on("data", (chunk) => {
			output += chunk;
			process.stdout.write(chunk);
		});
		child.on("exit", (code) => {
			const [, passed = "0", failed = "0"] = output.match(/(\d+) passed, (\d+) failed\s*$/) ?? [];
			const counted = { passed: Number(passed), failed: Number(failed) };
			// A runner that died without counting is a failure too.
			if (code !== 0 && counted.failed === 0) counted.failed = 1;
			resolve(counted);
		});
	});
}

async function main() {
	ensureInstalled();
	const parts = ensureParts();
	ensureDashboard();
	ensurePrepared();
	const stops = [];
	// Hundreds of processes read the same files: what the first made of them the others take.
	const env = { NODE_ENV: "test", NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "tests") };
	let totals = { passed: 0, failed: 0 };
	const add = (more) => {
		totals = { passed: totals.passed + more.passed, failed: totals.failed + more.failed };
	};
	try {
		if (parts.chromium) env.TEST_CHROMIUM = parts.chromium;
		if (parts.postgres) {
			const postgres = await startPostgres(parts.postgres);
			stops.push(postgres.stop);
			env.TEST_DATABASE_URL = postgres.url;
			env.TEST_POSTGRES_BIN = parts.postgres;
		}
		if (parts.redis) {
			const redis = await startRedis(parts.redis);
			stops.push(redis.stop);
			env.TEST_REDIS_URL = redis.url;
		}
		if (parts.nginx) env.TEST_NGINX = parts.nginx;
		console.log("\nChecks");
		add(await runChecks());
		for (const group of groups) {
			if (group.needs && !env[group.needs]) console.log(`\n${group.title}: left out, see above.`);
			else add(await runGroup(group, env));
		}
	} finally {
		for (const stop of stops) await stop();
	}
	console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
	process.exitCode = totals.failed > 0 ? 1 : 0;
}

main().catch((error) => fail(error.message));
