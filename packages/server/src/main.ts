import { startApp } from "./app/compose.ts";
import { ConfigError, loadConfig } from "./platform/config/index.ts";
import { DatabaseInUseError, MigrationError } from "./platform/db/index.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${text}\n`);

/** Errors that say by themselves what to do; others come with their stack. */
function explain(error: unknown): string {
	if (error instanceof ConfigError) return error.report;
	if (error instanceof MigrationError || error instanceof DatabaseInUseError) return error.message;
	if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
		return `Another program uses that port: set PORT to another one (${error.message}).`;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
	const app = await startApp(loadConfig(process.env));
	const { log } = app.platform;
	let asked = false;
	const stop = (signal: string) => {
		if (asked) {
			complain(`${signal} again: leaving at once.`);
			process.exit(1);
		}
		asked = true;
		app.stop().then(
			() => process.exit(0),
			(error) => {
				log.fatal({ err: error }, "the stop failed");
				process.exit(1);
			},
		);
	};
	process.on("SIGTERM", stop);
	process.on("SIGINT", stop);
	process.on("unhandledRejection", (error) => log.error({ err: error }, "a rejection that nobody handled"));
	process.on("uncaughtException", (error) => {
		log.fatal({ err: error }, "an exception that nobody handled: stopping");
		stop("uncaughtException");
	});
	say(`\nCentralita: ${app.url}`);
	for (const notice of await app.notices()) say(notice);
}

main().catch((error) => {
	complain(explain(error));
	process.exit(1);
});
