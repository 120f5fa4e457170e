import type { Command } from "commander";
import type { Environment } from "../../platform/config/index.ts";

/** What a verb of the command line works with. */
export type CliContext = {
	readonly environment: Environment;
	/** To standard output: results. */
	readonly out: (text: string) => void;
};

/** Adds its verb to the program. A verb closes all that it opened before its action resolves. */
export type CliVerb = (program: Command, context: CliContext) => void;
