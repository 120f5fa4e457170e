import type { Config } from "../../platform/config/index.ts";

/** What of the configuration decides which providers there are. */
export type ProviderSettings = Pick<
	Config,
	| "llmBaseUrl"
	| "llmApiKey"
	| "llmModel"
	| "llmTimeoutMs"
	| "openaiApiKey"
	| "groqApiKey"
	| "azureOpenaiEndpoint"
	| "azureOpenaiResource"
	| "azureOpenaiApiKey"
	| "azureOpenaiDeployment"
	| "azureOpenaiApiVersion"
	| "sttBaseUrl"
	| "sttApiKey"
	| "sttModel"
	| "sttTimeoutMs"
	| "ttsBaseUrl"
	| "ttsApiKey"
	| "ttsModel"
	| "ttsVoice"
	| "ttsSampleRate"
	| "ttsTimeoutMs"
	| "providerFailures"
	| "providerPauseMs"
>;

/** Where the vendors are; tests put an emulator there. */
export type VendorUrls = { openai: string; groq: string };

export const vendorUrls: VendorUrls = {
	openai: "https://api.openai.com/v1",
	groq: "https://api.groq.com/openai/v1",
};

/** One provider of one port: there when it is configured. */
export type Entry<T> = { id: string; label: string; adapter: T | null };

/** The folder that speaks OpenAI's protocol. Loaded only when a setting asks for it: its libraries would slow every start. */
export type OpenAiFamily = typeof import("../../providers/openai-compatible/index.ts");

export async function loadOpenAiFamily(settings: ProviderSettings): Promise<OpenAiFamily | null> {
	const { llmBaseUrl, sttBaseUrl, ttsBaseUrl, openaiApiKey, groqApiKey, azureOpenaiApiKey } = settings;
	const wanted = [llmBaseUrl, sttBaseUrl, ttsBaseUrl, openaiApiKey, groqApiKey, azureOpenaiApiKey];
	return wanted.some((value) => value !== null) ? import("../../providers/openai-compatible/index.ts") : null;
}
