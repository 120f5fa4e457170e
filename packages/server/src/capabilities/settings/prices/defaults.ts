import type { Price, PriceTable, PriceUnit } from "@centralita/contracts";

const dollars = (provider: string, model: string | null, unit: PriceUnit, price: number): Price => ({
	provider,
	model,
	unit,
	micros: Math.round(price * 1_000_000),
});

const tokens = (provider: string, model: string | null, input: number, output: number): Price[] => [
	dollars(provider, model, "million-input-tokens", input),
	dollars(provider, model, "million-output-tokens", output),
];

const minutes = (carrier: string, inbound: number, outbound: number): Price[] => [
	dollars(carrier, null, "inbound-minute", inbound),
	dollars(carrier, null, "outbound-minute", outbound),
];

/**
 * List prices in US dollars as they were in 2025, without discounts or taxes: a beginning, not an invoice. Vendors change
 * them, and carriers charge by country (these are local numbers of the United States): whoever needs true figures edits
 * the table. What runs on the installation's own machines costs nothing by use.
 */
export const defaultPrices: PriceTable = {
	currency: "USD",
	changedBy: null,
	changedAt: null,
	items: [
		...tokens("openai", "gpt-4.1-mini", 0.4, 1.6),
		...tokens("openai", "gpt-4.1", 2, 8),
		...tokens("openai", "gpt-4.1-nano", 0.1, 0.4),
		...tokens("openai", "gpt-4o-mini", 0.15, 0.6),
		...tokens("openai", "gpt-4o", 2.5, 10),
		dollars("openai", "gpt-4o-mini-transcribe", "transcribed-minute", 0.003),
		dollars("openai", "gpt-4o-transcribe", "transcribed-minute", 0.006),
		dollars("openai", "whisper-1", "transcribed-minute", 0.006),
		// Charged by tokens of audio: about 1.5 cents a minute, in which some 1000 characters are said.
		dollars("openai", "gpt-4o-mini-tts", "million-characters", 15),
		dollars("openai", "tts-1", "million-characters", 15),
		dollars("openai", "tts-1-hd", "million-characters", 30),
		...tokens("groq", "llama-3.3-70b-versatile", 0.59, 0.79),
		...tokens("groq", "llama-3.1-8b-instant", 0.05, 0.08),
		dollars("groq", "whisper-large-v3-turbo", "transcribed-minute", 0.04 / 60),
		dollars("groq", "whisper-large-v3", "transcribed-minute", 0.111 / 60),
		// Deployments have names of their own: the price is that of GPT-4.1 mini.
		...tokens("azure", null, 0.4, 1.6),
		dollars("deepgram", "nova-3", "transcribed-minute", 0.0077),
		dollars("deepgram", "nova-2", "transcribed-minute", 0.0058),
		dollars("deepgram", "aura-2", "million-characters", 30),
		dollars("elevenlabs", "eleven_flash_v2_5", "million-characters", 50),
		dollars("elevenlabs", null, "million-characters", 100),
		dollars("elevenlabs", null, "transcribed-minute", 0.39 / 60),
		dollars("azure-speech", null, "transcribed-minute", 1 / 60),
		dollars("azure-speech", null, "million-characters", 15),
		...tokens("openai-compatible", null, 0, 0),
		dollars("openai-compatible", null, "transcribed-minute", 0),
		dollars("openai-compatible", null, "million-characters", 0),
		dollars("espeak", null, "million-characters", 0),
		...minutes("browser", 0, 0),
		...minutes("twilio", 0.0085, 0.014),
		...minutes("telnyx", 0.0055, 0.007),
	],
};
