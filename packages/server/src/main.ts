import { enableCompileCache } from "node:module";

// Before anything else is loaded: the next start skips compiling.
enableCompileCache();

const complain = (text: string) => process.stderr.write(`${text}\n`);

/** Serves until it is told to stop. */
async function serve(): Promise<void> {
	const { explainFailure, run } = await import("./app/run.ts");
	let asked = false;
	const started = run(process.env, (text) => process.stdout.write(text));

	/** Ends the process in order, also when it is still starting; asked again, at once. */
	async function stop(reason: string, code: number): Promise<void> {
		if (asked) {
			complain(`${reason} again: leaving at once.`);
			process.exit(1);
		}
		asked = true;
		try {
			await (await started).stop();
			process.exit(code);
		} catch (error) {
			complain(explainFailure(error));
			process.exit(1);
		}
	}

	process.on("SIGTERM", (signal) => void stop(signal, 0));
	process.on("SIGINT", (signal) => void stop(signal, 0));

	try {
		const { log } = (await started).platform;
		process.on("unhandledRejection", (error) => log.error({ err: error }, "a rejection that nobody handled"));
		process.on("uncaughtException", (error) => {
			log.fatal({ err: error }, "an exception that nobody handled: stopping");
			void stop("An exception", 1);
		});
	} catch (error) {
		if (!asked) complain(explainFailure(error));
		process.exit(1);
	}
}

const args = process.argv.slice(2);
if (args.length === 0) await serve();
else {
	const { runCli } = await import("./app/cli/index.ts");
	process.exitCode = await runCli(args, {
		environment: process.env,
		out: (text) => process.stdout.write(`${text}\n`),
		err: complain,
	});
}
