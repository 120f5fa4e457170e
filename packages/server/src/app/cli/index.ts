import { Command, CommanderError } from "commander";
import { explainFailure } from "../run.ts";
import { version } from "../version.ts";
import type { CliContext, CliVerb } from "./command.ts";
import { configVerb } from "./config.ts";

const verbs: readonly CliVerb[] = [configVerb];

/** Runs one verb and resolves to the code to end with: 0, or 1 with the reason given to `err`, for standard error. */
export async function runCli(
	args: readonly string[],
	{ err, ...context }: CliContext & { readonly err: (text: string) => void },
): Promise<number> {
	const program = new Command("centralita")
		.description("Centralita, from the command line")
		.version(version)
		.showHelpAfterError()
		.exitOverride()
		.configureOutput({ writeOut: (text) => context.out(text.trimEnd()), writeErr: (text) => err(text.trimEnd()) });
	for (const verb of verbs) verb(program, context);
	try {
		await program.parseAsync([...args], { from: "user" });
		return 0;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode;
		err(explainFailure(error));
		return 1;
	}
}
