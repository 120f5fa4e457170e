import { AssistantDefinition, type Language } from "@centralita/contracts";

const words = {
	es: {
		prompt:
			"Eres el asistente telefónico de la empresa. Saluda con cordialidad, averigua qué necesita la persona y ayúdala en frases cortas. Si no sabes algo, dilo y ofrece pasar con una persona.",
		greeting: "Hola, gracias por llamar. ¿En qué puedo ayudarte?",
		prompts: ["¿Sigues ahí?", "No te escucho. ¿Puedes repetirlo?"],
		goodbye: "Como no te escucho, voy a terminar la llamada. ¡Hasta pronto!",
		notice: "Esta llamada puede ser grabada para mejorar la atención.",
	},
	en: {
		prompt:
			"You are the company’s telephone assistant. Greet people warmly, find out what they need and help them in short sentences. If you do not know something, say so and offer to put them through to a person.",
		greeting: "Hello, thanks for calling. How can I help you?",
		prompts: ["Are you still there?", "I cannot hear you. Could you say that again?"],
		goodbye: "Since I cannot hear you, I will end the call. Goodbye!",
		notice: "This call may be recorded to improve our service.",
	},
};

/** An assistant that can already take a call, to be filled in. */
export function blankDefinition(language: Language, name: string): AssistantDefinition {
	const { prompt, greeting, prompts, goodbye, notice } = words[language];
	return AssistantDefinition.parse({
		name,
		locale: language === "es" ? "es-419" : "en-US",
		prompt,
		greeting,
		voice: { provider: "auto", id: null, speed: 1 },
		speechToText: { provider: "auto" },
		languageModel: { provider: "auto" },
		turnTaking: {},
		silence: { prompts, goodbye },
		recording: { enabled: true, notice },
	});
}
