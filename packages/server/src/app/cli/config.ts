import { loadSettings } from "../../platform/config/index.ts";
import type { CliVerb } from "./command.ts";

/** `config check`: reads the settings as a start does, without what a start makes of them: no folder, no key. */
export const configVerb: CliVerb = (program, { environment, out }) => {
	const config = program.command("config").description("settings");
	config
		.command("check")
		.description("read the settings as a start does, and name every one that is wrong")
		.action(() => {
			loadSettings(environment);
			out("The settings are right.");
		});
};
