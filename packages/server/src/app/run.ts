import { type Environment, loadConfig } from "../platform/config/index.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { StartError } from "../platform/errors/index.ts";
import { createLogger } from "../platform/log/index.ts";
import type { App } from "./compose.ts";

/** Why the application does not start, for the person who started it. What nobody expected comes with its stack. */
export function explainFailure(error: unknown): string {
	if (error instanceof StartError) return error.report;
	if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
		return `Another program uses that port. Set PORT to another one. (${error.message})`;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What is printed once it serves; both languages, since nobody has chosen one yet. */
async function banner(app: App): Promise<string> {
	const notices = await app.notices();
	return ["", `  Centralita está lista · is ready: ${app.url}`, ...notices.map((line) => `  ${line}`), "", ""].join(
		"\n",
	);
}

/** Starts the application from an environment and says where it is. Rejects when it cannot serve: see `explainFailure`. */
export async function run(environment: Environment, say: (text: string) => void): Promise<App> {
	const config = loadConfig(environment);
	const log = createLogger(config);
	// The database opens in its thread while this one loads the rest: a second less to wait.
	const embedded = config.databaseUrl === null ? startEmbedded(config, log) : null;
	embedded?.catch(() => {});
	const { startApp } = await import("./compose.ts");
	const app = await startApp(config, { log, embedded });
	say(await banner(app));
	return app;
}
