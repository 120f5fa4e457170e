import { enableCompileCache } from "node:module";

// Before anything else is loaded: the next start skips compiling.
enableCompileCache();
const { explainFailure, run } = await import("./app/run.ts");

const complain = (text: string) => process.stderr.write(`${text}\n`);

try {
	const app = await run(process.env, (text) => process.stdout.write(text));
	const { log } = app.platform;
	let asked = false;
	const stop = (reason: string, code: number) => {
		if (asked) {
			complain(`${reason} again: leaving at once.`);
			process.exit(1);
		}
		asked = true;
		app.stop().then(
			() => process.exit(code),
			(error) => {
				log.fatal({ err: error }, "the stop failed");
				process.exit(1);
			},
		);
	};
	process.on("SIGTERM", (signal) => stop(signal, 0));
	process.on("SIGINT", (signal) => stop(signal, 0));
	process.on("unhandledRejection", (error) => log.error({ err: error }, "a rejection that nobody handled"));
	process.on("uncaughtException", (error) => {
		log.fatal({ err: error }, "an exception that nobody handled: stopping");
		stop("An exception", 1);
	});
} catch (error) {
	complain(explainFailure(error));
	process.exit(1);
}
