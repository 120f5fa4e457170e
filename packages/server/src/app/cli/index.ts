import { Command, CommanderError } from "commander";
import type { Environment } from "../../platform/config/index.ts";
import { explainFailure } from "../run.ts";
import { version } from "../version.ts";
import type { CliVerb } from "./command.ts";
import { configVerb } from "./config.ts";

const verbs: readonly CliVerb[] = [configVerb];

export type CliIo = { out(text: string): void; err(text: string): void };

/** Runs one verb and resolves to the code to end with: 0, what the verb said, or 1 with the reason on standard error. */
export async function runCli(args: readonly string[], environment: Environment, io: CliIo): Promise<number> {
	let code = 0;
	const program = new Command("centralita")
		.description("Centralita, from the command line")
		.version(version)
		.showHelpAfterError()
		.exitOverride()
		.configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.err(text.trimEnd()) });
	const exitWith = (wanted: number) => {
		code = wanted;
	};
	for (const verb of verbs) verb(program, { environment, out: io.out, err: io.err, exitWith });
	try {
		await program.parseAsync([...args], { from: "user" });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode;
		io.err(explainFailure(error));
		return 1;
	}
}
