import type { LanguageModel } from "../../ports/language-model.ts";
import {
	createAzureModel,
	createCompatibleModel,
	createGroqModel,
	createOpenAiModel,
} from "../../providers/openai-compatible/index.ts";
import type { Entry, ProviderSettings, VendorUrls } from "./settings.ts";

/** The language models that the settings configure, in the order in which `auto` prefers them. */
export function languageModels(settings: ProviderSettings, urls: VendorUrls): Entry<LanguageModel>[] {
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
				llmBaseUrl === null
					? null
					: createCompatibleModel({
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
				openaiApiKey === null
					? null
					: createOpenAiModel({
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
				groqApiKey === null
					? null
					: createGroqModel({
							apiKey: groqApiKey,
							baseUrl: urls.groq,
							model: modelOf("groq", "llama-3.3-70b-versatile"),
							...times,
						}),
		},
		{ id: "azure", label: "Azure OpenAI", adapter: azure(settings) },
	];
}

function azure(settings: ProviderSettings): LanguageModel | null {
	const { azureOpenaiApiKey: apiKey, azureOpenaiEndpoint: endpoint, azureOpenaiResource: name } = settings;
	const resource = endpoint !== null ? { endpoint } : name !== null ? { name } : null;
	if (apiKey === null || resource === null || settings.azureOpenaiDeployment === null) return null;
	return createAzureModel({
		apiKey,
		resource,
		deployment: settings.azureOpenaiDeployment,
		apiVersion: settings.azureOpenaiApiVersion,
		firstTokenMs: settings.llmTimeoutMs,
	});
}
