import { loadConfig } from "../../platform/config/index.ts";
import type { CliVerb } from "./command.ts";

/** `config check`: reads the settings as a start would, and starts nothing. Fails as a start would. */
export const configVerb: CliVerb = (program, { environment, out }) => {
	const config = program.command("config").description("settings");
	config
		.command("check")
		.description("read the settings as a start would, and name every one that is wrong")
		.action(() => {
			loadConfig(environment);
			out("The settings are right.");
		});
};
