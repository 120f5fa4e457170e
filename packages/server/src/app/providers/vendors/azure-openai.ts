import type { Vendor } from "./types.ts";

export const azureOpenAi: Vendor = {
	id: "azure",
	label: "Azure OpenAI",
	ports: ["language-model"],
	fields: [
		"azureOpenaiApiKey",
		"azureOpenaiEndpoint",
		"azureOpenaiResource",
		"azureOpenaiDeployment",
		"azureOpenaiApiVersion",
	],
	required: ["azureOpenaiApiKey", "azureOpenaiDeployment"],
	async build(settings) {
		const { azureOpenaiApiKey: apiKey, azureOpenaiEndpoint: endpoint, azureOpenaiResource: name } = settings;
		const { azureOpenaiDeployment: deployment } = settings;
		const resource = endpoint !== null ? { endpoint } : name !== null ? { name } : null;
		if (apiKey === null || resource === null || deployment === null) return {};
		const { createAzureModel } = await import("../../../providers/openai-compatible/index.ts");
		return {
			languageModel: createAzureModel({
				apiKey,
				resource,
				deployment,
				apiVersion: settings.azureOpenaiApiVersion,
				firstTokenMs: settings.llmTimeoutMs,
			}),
		};
	},
};
