import type { LanguageModel } from "../../ports/language-model.ts";
import type { Entry, OpenAiFamily, ProviderSettings, VendorUrls } from "./settings.ts";

/** The language models that the settings configure, in the order in which `auto` prefers them. */
export function languageModels(
	settings: ProviderSettings,
	urls: VendorUrls,
	vendors: OpenAiFamily | null,
): Entry<LanguageModel>[] {
	const times = { firstTokenMs: settings.llmTimeoutMs };
	const { llmBaseUrl, openaiApiKey, groqApiKey } = settings;
	// LLM_MODEL names a model of the first vendor there is: the others would not know it.
	const firstVendor = llmBaseUrl !== null ? null : openaiApiKey !== null ? "openai" : "groq";
	const modelOf = (vendor: string, usual: string) => (firstVendor === vendor && settings.llmModel) || usual;
	return [
		{
			id: "openai-compatible",
			label: "OpenAI-compatible server",
			adapter:
				vendors === null || llmBaseUrl === null
					? null
					: vendors.createCompatibleModel({
							baseUrl: llmBaseUrl,
							apiKey: settings.llmApiKey,
							model: settings.llmModel ?? "default",
							...times,
						}),
		},
		{
			id: "openai",
			label: "OpenAI",
			adapter:
				vendors === null || openaiApiKey === null
					? null
					: vendors.createOpenAiModel({
							apiKey: openaiApiKey,
							baseUrl: urls.openai,
							model: modelOf("openai", "gpt-4.1-mini"),
							...times,
						}),
		},
		{
			id: "groq",
			label: "Groq",
			adapter:
				vendors === null || groqApiKey === null
					? null
					: vendors.createGroqModel({
							apiKey: groqApiKey,
							baseUrl: urls.groq,
							model: modelOf("groq", "llama-3.3-70b-versatile"),
							...times,
						}),
		},
		{ id: "azure", label: "Azure OpenAI", adapter: vendors && azure(settings, vendors) },
	];
}

function azure(settings: ProviderSettings, vendors: OpenAiFamily): LanguageModel | null {
	const { azureOpenaiApiKey: apiKey, azureOpenaiEndpoint: endpoint, azureOpenaiResource: name } = settings;
	const resource = endpoint !== null ? { endpoint } : name !== null ? { name } : null;
	if (apiKey === null || resource === null || settings.azureOpenaiDeployment === null) return null;
	return vendors.createAzureModel({
		apiKey,
		resource,
		deployment: settings.azureOpenaiDeployment,
		apiVersion: settings.azureOpenaiApiVersion,
		firstTokenMs: settings.llmTimeoutMs,
	});
}
