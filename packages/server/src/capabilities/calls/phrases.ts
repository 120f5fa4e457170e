import { type Language, type Locale, languageOf } from "@centralita/contracts";

type Phrases = {
	fillers: readonly string[];
	timeOver: string;
	drained: string;
	apologies: { transcription: string; failure: string };
};

const phrases: Record<Language, Phrases> = {
	es: {
		fillers: ["Un momento, por favor.", "Déjame ver.", "Ya te digo."],
		timeOver:
			"Hemos llegado al tiempo máximo de la llamada. Gracias por comunicarte; puedes volver a llamar cuando quieras.",
		drained:
			"Tenemos que terminar la llamada por mantenimiento. Disculpa la molestia; vuelve a llamar en unos minutos.",
		apologies: {
			transcription: "Perdona, no te escuché bien. ¿Puedes repetirlo?",
			failure: "Perdona, tuve un problema para responder. ¿Puedes repetirlo, por favor?",
		},
	},
	en: {
		fillers: ["One moment, please.", "Let me check.", "Just a second."],
		timeOver:
			"We have reached the longest time for a call. Thank you for calling; you can call again whenever you like.",
		drained: "We have to end this call for maintenance. Sorry about that; please call again in a few minutes.",
		apologies: {
			transcription: "Sorry, I did not catch that. Could you say it again?",
			failure: "Sorry, I had trouble answering. Could you say that again, please?",
		},
	},
};

/** What the call itself says, whatever the assistant. */
export const phrasesFor = (locale: Locale): Phrases => phrases[languageOf(locale)];
