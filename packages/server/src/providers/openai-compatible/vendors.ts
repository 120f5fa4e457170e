import { createAzure } from "@ai-sdk/azure";
import { createGroq } from "@ai-sdk/groq";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModel } from "../../ports/language-model.ts";
import { createLanguageModel, type ModelTimes } from "./language-model.ts";
import { fetchWithoutUnknownFields } from "./optional-fields.ts";

export type CompatibleModelSettings = ModelTimes & {
	/** With its `/v1`. */
	baseUrl: string;
	apiKey: string | null;
	model: string;
	/** How the server calls the limit of a reply; learned from its refusals when this is wrong. */
	maxTokensField?: "max_tokens" | "max_completion_tokens";
};

/** Any server that speaks OpenAI's chat completions: Ollama, vLLM, llama.cpp and others. */
export function createCompatibleModel(settings: CompatibleModelSettings): LanguageModel {
	const field = settings.maxTokensField ?? "max_tokens";
	const sdk = createOpenAICompatible({
		name: "openai-compatible",
		baseURL: settings.baseUrl,
		...(settings.apiKey === null ? {} : { apiKey: settings.apiKey }),
		includeUsage: true,
		supportsStructuredOutputs: true,
		fetch: fetchWithoutUnknownFields(),
		transformRequestBody: ({ max_tokens: limit, ...body }) =>
			limit === undefined ? body : { ...body, [field]: limit },
	});
	return createLanguageModel("openai-compatible", settings.model, sdk.chatModel(settings.model), settings);
}

export type VendorModelSettings = ModelTimes & {
	apiKey: string;
	model: string;
	/** The vendor's own when absent. */
	baseUrl?: string;
};

/** OpenAI, by chat completions. */
export function createOpenAiModel(settings: VendorModelSettings): LanguageModel {
	const sdk = createOpenAI({
		apiKey: settings.apiKey,
		...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl }),
		fetch: fetchWithoutUnknownFields(),
	});
	return createLanguageModel("openai", settings.model, sdk.chat(settings.model), settings);
}

export function createGroqModel(settings: VendorModelSettings): LanguageModel {
	const sdk = createGroq({
		apiKey: settings.apiKey,
		...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl }),
		fetch: fetchWithoutUnknownFields(),
	});
	return createLanguageModel("groq", settings.model, sdk(settings.model), settings);
}

export type AzureModelSettings = ModelTimes & {
	apiKey: string;
	/** Name of the resource, or its address. */
	resource: { name: string } | { endpoint: string };
	/** Selects the model. */
	deployment: string;
	/** `v1`, or a date such as `2024-10-21` for the classic surface with the deployment in the path. */
	apiVersion: string | null;
};

export function createAzureModel(settings: AzureModelSettings): LanguageModel {
	const version = settings.apiVersion ?? "v1";
	const classic = version !== "v1" && version !== "preview";
	const endpoint =
		"name" in settings.resource ? `https://${settings.resource.name}.openai.azure.com` : settings.resource.endpoint;
	const sdk = createAzure({
		apiKey: settings.apiKey,
		baseURL: `${endpoint.replace(/\/(openai(\/v1)?)?$/, "")}/openai${classic ? "" : "/v1"}`,
		apiVersion: version,
		useDeploymentBasedUrls: classic,
		fetch: fetchWithoutUnknownFields(),
	});
	return createLanguageModel("azure", settings.deployment, sdk.chat(settings.deployment), settings);
}
