import { type Environment, loadSettings } from "./load.ts";
import { prepareDataDir, resolveSecrets, type Secrets } from "./secrets.ts";
import type { SettingValues } from "./settings/index.ts";

export { ConfigError, type Environment, loadSettings } from "./load.ts";

/** Everything that the environment decides, typed and checked. Never read `process.env` elsewhere. */
export type Config = Omit<SettingValues, keyof Secrets> & Secrets;

/** Environment → settings → data folder and secrets. Throws `ConfigError` with every problem. */
export function loadConfig(env: Environment): Config {
	const values = loadSettings(env);
	prepareDataDir(values.dataDir);
	return { ...values, ...resolveSecrets(values) };
}
