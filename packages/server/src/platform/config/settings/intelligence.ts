import { country, flag, integer, locale, secretText, text, timeZone, url } from "../kinds.ts";
import { optional, secret, setting } from "../setting.ts";

export const intelligenceSettings = {
	defaultLocale: setting("DEFAULT_LOCALE", locale, "es-419", {
		description: "Language of new assistants and of people whose language is not known.",
		example: "en-US",
	}),
	defaultCountry: setting("DEFAULT_COUNTRY", country, "AR", {
		description: "Country of phone numbers that are given without a prefix.",
		example: "MX",
	}),
	timeZone: optional("TIME_ZONE", timeZone, {
		description: 'Time zone of the company: what "tomorrow" means on a call, and whose days reports count.',
		defaultWords: "that of the machine",
		example: "America/Argentina/Buenos_Aires",
	}),
	smartMode: setting("SMART_MODE", flag, "true", {
		description:
			"Whether language models answer when one is configured. `false`: guides and rules only. The dashboard can change it while running.",
		example: "false",
	}),
	maskBeforeModel: setting("MASK_BEFORE_MODEL", flag, "false", {
		description:
			"Language models get placeholders such as `[EMAIL 1]` instead of personal data; what they answer with one is said with the original. See [masking](masking.md).",
		example: "true",
	}),
	llmBaseUrl: optional("LLM_BASE_URL", url("http", "https"), {
		description: "Language model server that speaks the OpenAI protocol (with its `/v1`). Needs `LLM_MODEL`.",
		example: "http://127.0.0.1:11434/v1",
	}),
	llmApiKey: secret("LLM_API_KEY", secretText(), { description: "Key of that server.", example: "sk-…" }),
	llmModel: optional("LLM_MODEL", text(200), {
		description: "Model that answers; of `LLM_BASE_URL`, or of the vendor whose key is given.",
		example: "gpt-4.1-mini",
	}),
	llmTimeoutMs: setting("LLM_TIMEOUT_MS", integer(200, 120_000), "4000", {
		description: "Longest wait for the first words of a reply; then rules answer.",
		example: "8000",
	}),
	openaiApiKey: secret("OPENAI_API_KEY", secretText(), {
		description: "OpenAI: language model, and speech both ways unless `STT_…` and `TTS_…` say otherwise.",
		example: "sk-…",
	}),
	openaiBaseUrl: optional("OPENAI_BASE_URL", url("https", "http"), {
		description: "Address of OpenAI (with its `/v1`): its European servers, or a gateway.",
		defaultWords: "`https://api.openai.com/v1`",
		example: "https://eu.api.openai.com/v1",
	}),
	openaiModel: optional("OPENAI_MODEL", text(200), {
		description: "OpenAI: model that answers. Without it `LLM_MODEL`, where no other server has a right to that.",
		defaultWords: "`gpt-4.1-mini`",
		example: "gpt-4.1",
	}),
	openaiSttModel: optional("OPENAI_STT_MODEL", text(200), {
		description: "OpenAI: model that transcribes. Without it `STT_MODEL`, likewise.",
		defaultWords: "`gpt-4o-mini-transcribe`",
		example: "gpt-4o-transcribe",
	}),
	openaiTtsModel: optional("OPENAI_TTS_MODEL", text(200), {
		description: "OpenAI: model that speaks. Without it `TTS_MODEL`, likewise.",
		defaultWords: "`gpt-4o-mini-tts`",
		example: "tts-1",
	}),
	openaiVoice: optional("OPENAI_VOICE", text(100), {
		description:
			"OpenAI: voice when an assistant names none. Several, separated by commas, can be chosen from. Without it `TTS_VOICE`, likewise.",
		example: "coral",
	}),
	groqApiKey: secret("GROQ_API_KEY", secretText(), {
		description: "Groq: language model and transcription.",
		example: "gsk_…",
	}),
	groqModel: optional("GROQ_MODEL", text(200), {
		description: "Groq: model that answers. Without it `LLM_MODEL`, where no other vendor has a right to that.",
		defaultWords: "`llama-3.3-70b-versatile`",
		example: "openai/gpt-oss-120b",
	}),
	groqSttModel: optional("GROQ_STT_MODEL", text(200), {
		description: "Groq: model that transcribes. Without it `STT_MODEL`, likewise.",
		defaultWords: "`whisper-large-v3-turbo`",
		example: "whisper-large-v3",
	}),
	groqBaseUrl: optional("GROQ_BASE_URL", url("https", "http"), {
		description: "Address of Groq (with its `/v1`), or of a gateway.",
		defaultWords: "`https://api.groq.com/openai/v1`",
		example: "https://gateway.example.com/groq/v1",
	}),
	azureOpenaiEndpoint: optional("AZURE_OPENAI_ENDPOINT", url("https", "http"), {
		description: "Azure OpenAI: address of the resource. Instead of it, `AZURE_OPENAI_RESOURCE`.",
		example: "https://my-company.openai.azure.com",
	}),
	azureOpenaiResource: optional("AZURE_OPENAI_RESOURCE", text(100), {
		description: "Azure OpenAI: name of the resource.",
		example: "my-company",
	}),
	azureOpenaiApiKey: secret("AZURE_OPENAI_API_KEY", secretText(), {
		description: "Azure OpenAI: key. Needs a resource or endpoint, and a deployment.",
		example: "(from the Azure portal)",
	}),
	azureOpenaiDeployment: optional("AZURE_OPENAI_DEPLOYMENT", text(100), {
		description: "Azure OpenAI: name of the deployment that answers.",
		example: "gpt-4-1-mini",
	}),
	azureOpenaiApiVersion: optional("AZURE_OPENAI_API_VERSION", text(40), {
		description: "Azure OpenAI: version of its API.",
		example: "v1",
	}),
	sttBaseUrl: optional("STT_BASE_URL", url("http", "https"), {
		description: "Transcription server that speaks the OpenAI protocol (with its `/v1`).",
		example: "http://127.0.0.1:8000/v1",
	}),
	sttApiKey: secret("STT_API_KEY", secretText(), { description: "Key of that server.", example: "sk-…" }),
	sttModel: optional("STT_MODEL", text(200), { description: "Model that transcribes.", example: "whisper-1" }),
	sttTimeoutMs: setting("STT_TIMEOUT_MS", integer(200, 120_000), "8000", {
		description: "Longest wait for a transcription.",
		example: "4000",
	}),
	ttsBaseUrl: optional("TTS_BASE_URL", url("http", "https"), {
		description: "Speech server that speaks the OpenAI protocol (with its `/v1`). Without it: the built-in voices.",
		example: "http://127.0.0.1:8880/v1",
	}),
	ttsApiKey: secret("TTS_API_KEY", secretText(), { description: "Key of that server.", example: "sk-…" }),
	ttsModel: optional("TTS_MODEL", text(200), { description: "Model that speaks.", example: "gpt-4o-mini-tts" }),
	ttsVoice: optional("TTS_VOICE", text(100), {
		description: "Its voice when an assistant names none. Several, separated by commas, can be chosen from.",
		example: "alloy,nova",
	}),
	ttsSampleRate: optional("TTS_SAMPLE_RATE", integer(8000, 48_000), {
		description: "Hertz of the sound that `TTS_BASE_URL` sends; it is asked for this. Without it: 24000, unasked.",
		example: "22050",
	}),
	ttsTimeoutMs: setting("TTS_TIMEOUT_MS", integer(200, 120_000), "3000", {
		description: "Longest wait for the first sound; then the built-in voice speaks.",
		example: "5000",
	}),
	providerFailures: setting("PROVIDER_FAILURES", integer(1, 100), "3", {
		description: "Failures in a row after which a provider is not asked for a while.",
		example: "5",
	}),
	providerPauseMs: setting("PROVIDER_PAUSE_MS", integer(100, 3_600_000), "20000", {
		description: "How long it is left alone then, before one request tries it again.",
		example: "60000",
	}),
};
