import type { Language } from "@centralita/contracts";

/** What a line says before it takes a message, until somebody writes better; in the language of those who call. */
export const voicemailWords: Record<Language, string> = {
	es: "En este momento no podemos atenderte. Deja tu mensaje después de la señal.",
	en: "We cannot take your call at the moment. Please leave a message after the tone.",
};
