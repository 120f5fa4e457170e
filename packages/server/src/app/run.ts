import { ConfigError, type Environment, loadConfig } from "../platform/config/index.ts";
import { DatabaseInUseError, MigrationError } from "../platform/db/index.ts";
import { type App, startApp } from "./compose.ts";

/** Why the application does not start, for the person who started it. Other errors come with their stack. */
export function explainFailure(error: unknown): string {
	if (error instanceof ConfigError) return error.report;
	if (error instanceof MigrationError || error instanceof DatabaseInUseError) return error.message;
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
	const app = await startApp(loadConfig(environment));
	say(await banner(app));
	return app;
}
