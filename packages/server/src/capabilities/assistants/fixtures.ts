/** Definitions and providers for tests. */
import { AssistantDefinition, type ProviderOptions } from "@centralita/contracts";
import type { z } from "zod";

export const aDefinition = (given: Partial<z.input<typeof AssistantDefinition>> = {}): AssistantDefinition =>
	AssistantDefinition.parse({
		name: "Recepción",
		locale: "es-419",
		prompt: "Atiende a quien llama.",
		greeting: "Hola, ¿en qué te ayudo?",
		voice: {},
		speechToText: {},
		languageModel: {},
		turnTaking: {},
		silence: { prompts: ["¿Sigues ahí?"], goodbye: "Hasta luego." },
		recording: { notice: "Esta llamada se graba." },
		...given,
	});

const option = { label: "x", model: null, available: true, builtIn: false, breaker: null };
export const someProviders: ProviderOptions = {
	languageModel: [{ ...option, id: "openai" }],
	speechToText: [{ ...option, id: "openai" }],
	textToSpeech: [
		{ ...option, id: "espeak", builtIn: true, voices: [{ id: "es-419", label: "Español", locales: ["es-419"] }] },
	],
};
