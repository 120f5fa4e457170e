import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { StartError } from "../errors/index.ts";
import type { Setting } from "./setting.ts";
import { type SettingValues, settings } from "./settings/index.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything wrong with the environment, in words, without secret values. */
export class ConfigError extends StartError {
	override readonly name = "ConfigError";
	readonly problems: readonly string[];

	constructor(problems: readonly string[]) {
		super(`The configuration has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}:`);
		this.problems = problems;
	}

	/** One problem a line. */
	override get report(): string {
		return [this.message, ...this.problems.map((problem) => `  - ${problem}`)].join("\n");
	}
}

type ReadText = (path: string) => string;

/** The raw text of a setting: from `NAME`, or from the file that `NAME_FILE` names; undefined when empty or absent. */
function rawValue(
	{ name }: Setting<unknown>,
	env: Environment,
	readText: ReadText,
): { raw?: string; problem?: string } {
	const direct = env[name]?.trim();
	const file = env[`${name}_FILE`]?.trim();
	if (direct && file) return { problem: `${name} and ${name}_FILE are both given: keep one` };
	if (direct) return { raw: direct };
	if (!file) return {};
	try {
		const raw = readText(file).trim();
		return raw === "" ? { problem: `${name}_FILE names an empty file: ${file}` } : { raw };
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
		return { problem: `${name}_FILE names a file that cannot be read (${code}): ${file}` };
	}
}

/** What no setting can say alone. */
function combinations(values: SettingValues): string[] {
	const problems: string[] = [];
	if (values.nodeEnv === "production" && values.logToken === null)
		problems.push("NODE_ENV=production needs LOG_TOKEN, with which /api/logs and /metrics are read");
	if ((values.ownerEmail === null) !== (values.ownerPassword === null))
		problems.push("OWNER_EMAIL and OWNER_PASSWORD go together: one of them is missing");
	if (values.llmBaseUrl !== null && values.llmModel === null)
		problems.push("LLM_BASE_URL needs LLM_MODEL, the name of the model to ask");
	if (values.azureOpenaiApiKey !== null) {
		if (values.azureOpenaiEndpoint === null && values.azureOpenaiResource === null)
			problems.push("AZURE_OPENAI_API_KEY needs AZURE_OPENAI_RESOURCE or AZURE_OPENAI_ENDPOINT");
		if (values.azureOpenaiDeployment === null)
			problems.push("AZURE_OPENAI_API_KEY needs AZURE_OPENAI_DEPLOYMENT, the deployment that answers");
	}
	if (values.sttBaseUrl !== null && values.sttModel === null)
		problems.push("STT_BASE_URL needs STT_MODEL, the name of the model that transcribes");
	if (values.ttsBaseUrl !== null && values.ttsModel === null)
		problems.push("TTS_BASE_URL needs TTS_MODEL, the name of the model that speaks");
	if (values.azureSpeechKey !== null && values.azureSpeechRegion === null && values.azureSpeechEndpoint === null)
		problems.push("AZURE_SPEECH_KEY needs AZURE_SPEECH_REGION or AZURE_SPEECH_ENDPOINT");
	if ((values.twilioAccountSid === null) !== (values.twilioAuthToken === null))
		problems.push("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN go together: one of them is missing");
	const telnyx = [values.telnyxApiKey, values.telnyxPublicKey, values.telnyxConnectionId];
	if (telnyx.includes(null) && telnyx.some((value) => value !== null))
		problems.push("TELNYX_API_KEY, TELNYX_PUBLIC_KEY and TELNYX_CONNECTION_ID go together: some of them are missing");
	const absent = (["web", "voice", "worker"] as const).filter((role) => !values.roles.has(role));
	if (values.databaseUrl === null && absent.length > 0)
		problems.push(
			`CENTRALITA_ROLES leaves out ${absent.join(" and ")}, and no other process can use the embedded database: set DATABASE_URL`,
		);
	return problems;
}

/**
 * Environment in, typed values out; relative `DATA_DIR` from the working directory. Throws `ConfigError` with every problem.
 */
export function loadSettings(
	env: Environment,
	readText: ReadText = (path) => readFileSync(path, "utf8"),
): SettingValues {
	const problems: string[] = [];
	const entries = Object.entries(settings).map(([property, setting]) => {
		const { raw = setting.default ?? undefined, problem } = rawValue(setting, env, readText);
		if (problem !== undefined) problems.push(problem);
		if (raw === undefined || problem !== undefined) return [property, null];
		const parsed = setting.kind.schema.safeParse(raw);
		if (parsed.success) return [property, parsed.data];
		const given = setting.secret ? "what was given is not" : `but is "${raw.slice(0, 200)}"`;
		problems.push(`${setting.name} must be ${setting.kind.words}, ${given}`);
		return [property, null];
	});
	const values = Object.fromEntries(entries) as SettingValues;
	if (problems.length === 0) problems.push(...combinations(values));
	if (problems.length > 0) throw new ConfigError(problems);
	return { ...values, dataDir: resolve(values.dataDir) };
}
