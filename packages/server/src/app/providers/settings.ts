import type { EnteredValues } from "../../capabilities/settings/index.ts";
import type { Config } from "../../platform/config/index.ts";
import { settings } from "../../platform/config/settings/index.ts";

const fields = [
	"llmBaseUrl",
	"llmApiKey",
	"llmModel",
	"sttBaseUrl",
	"sttApiKey",
	"sttModel",
	"ttsBaseUrl",
	"ttsApiKey",
	"ttsModel",
	"ttsVoice",
	"ttsSampleRate",
	"openaiApiKey",
	"openaiBaseUrl",
	"openaiModel",
	"openaiSttModel",
	"openaiTtsModel",
	"openaiVoice",
	"groqApiKey",
	"groqBaseUrl",
	"groqModel",
	"groqSttModel",
	"azureOpenaiApiKey",
	"azureOpenaiEndpoint",
	"azureOpenaiResource",
	"azureOpenaiDeployment",
	"azureOpenaiApiVersion",
	"deepgramApiKey",
	"deepgramBaseUrl",
	"deepgramSttModel",
	"deepgramVoice",
	"elevenlabsApiKey",
	"elevenlabsBaseUrl",
	"elevenlabsModel",
	"elevenlabsVoice",
	"azureSpeechKey",
	"azureSpeechRegion",
	"azureSpeechEndpoint",
	"azureSpeechVoice",
] as const satisfies readonly (keyof Config)[];

/** What a vendor may need and the environment or the dashboard may give. */
export type VendorField = (typeof fields)[number];
/** Null: not given. */
export type VendorValues = Readonly<Pick<Config, VendorField>>;

/** What of the configuration decides which providers there are, how patient one is with them, and what they may see. */
export type ProviderSettings = VendorValues &
	Pick<
		Config,
		| "llmTimeoutMs"
		| "sttTimeoutMs"
		| "ttsTimeoutMs"
		| "providerFailures"
		| "providerPauseMs"
		| "maskBeforeModel"
		| "defaultCountry"
	>;

/** Why a value cannot be a field's, in words; null when it can. */
export function problemOf(field: VendorField, value: string): string | null {
	const { kind } = settings[field];
	return kind.schema.safeParse(value).success ? null : `must be ${kind.words}`;
}

function parsed(field: VendorField, entered: EnteredValues): unknown {
	const raw = entered.get(settings[field].name);
	return raw === undefined ? null : (settings[field].kind.schema.safeParse(raw).data ?? null);
}

/** The environment wins, field by field. A value that is no longer understood counts as not given. */
export const withEntered = (environment: ProviderSettings, entered: EnteredValues): ProviderSettings => ({
	...environment,
	...Object.fromEntries(fields.map((field) => [field, environment[field] ?? parsed(field, entered)])),
});

/**
 * `LLM_MODEL`, `STT_MODEL`, `TTS_MODEL` and `TTS_VOICE` belong to the server beside them; without one, to the first vendor
 * whose key is given: the others would not know them.
 */
export function withSharedNames(given: ProviderSettings): ProviderSettings {
	const { llmModel, sttModel, ttsModel, ttsVoice, openaiApiKey } = given;
	const heir = (server: string | null) => (server !== null ? null : openaiApiKey !== null ? "openai" : "groq");
	const inherited = (vendor: "openai" | "groq", server: string | null, name: string | null) =>
		heir(server) === vendor ? name : null;
	return {
		...given,
		openaiModel: given.openaiModel ?? inherited("openai", given.llmBaseUrl, llmModel),
		openaiSttModel: given.openaiSttModel ?? inherited("openai", given.sttBaseUrl, sttModel),
		openaiTtsModel: given.openaiTtsModel ?? inherited("openai", given.ttsBaseUrl, ttsModel),
		openaiVoice: given.openaiVoice ?? inherited("openai", given.ttsBaseUrl, ttsVoice),
		groqModel: given.groqModel ?? inherited("groq", given.llmBaseUrl, llmModel),
		groqSttModel: given.groqSttModel ?? inherited("groq", given.sttBaseUrl, sttModel),
	};
}
