import { type Language, type Locale, languageOf } from "@centralita/contracts";

type Phrases = {
	fillers: readonly string[];
	timeOver: string;
	drained: string;
	apologies: { transcription: string; failure: string };
	/** After somebody asked not to be recorded. */
	notRecorded: string;
	/** After the line was lost and came back. */
	reconnected: string;
	/** After nobody took a transfer. */
	nobodyTook: string;
	/** While a colleague is being rung. */
	connecting: string;
	/** After a person had the call. */
	handedBack: string;
	/** After the line to the person who had the call was lost. */
	personLost: string;
	/** Said by a line that cannot hold the call; `cannotGoOn` also to somebody who was called, or in the middle of it. */
	line: { busy: string; closed: string; noService: string; cannotGoOn: string };
	/** While nothing can be decided, e.g. while the database restarts, and once that took too long. */
	outage: { wait: string; sorry: string };
	voicemail: { goodbye: string };
	hiddenNumber: string;
	/** To a colleague who is rung. */
	colleague: { intro: string; offer: string; again: string; gone: string };
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
		notRecorded: "De acuerdo: esta llamada no se graba.",
		reconnected: "Perdona, se cortó un momento la comunicación. ¿Qué me decías?",
		nobodyTook: "En este momento nadie puede tomar la llamada. ¿Te ayudo yo o prefieres que te llamen?",
		connecting: "Te comunico con una persona. No cortes, por favor.",
		handedBack: "Sigo contigo. ¿En qué más te ayudo?",
		personLost: "Se cortó la comunicación con la persona que te atendía. Sigo contigo: ¿en qué te ayudo?",
		line: {
			busy: "Todas nuestras líneas están ocupadas. Por favor, vuelve a llamar en unos minutos.",
			closed: "En este momento estamos cerrados. Por favor, vuelve a llamar en nuestro horario de atención.",
			noService: "Este número no está en servicio. Gracias por llamar.",
			cannotGoOn: "Disculpa: en este momento no podemos seguir con la llamada. Gracias por tu comprensión.",
		},
		outage: {
			wait: "Un momento, por favor.",
			sorry: "Disculpa: tenemos un problema técnico. Por favor, vuelve a llamar en unos minutos.",
		},
		voicemail: { goodbye: "Gracias por tu mensaje. Hasta luego." },
		hiddenNumber: "Número oculto",
		colleague: {
			intro: "Hola. Te paso una llamada.",
			offer: "Para tomarla, pulsa uno. Para rechazarla, pulsa dos.",
			again: "Pulsa uno para tomar la llamada, o dos para rechazarla.",
			gone: "La persona ya colgó. Gracias.",
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
		notRecorded: "All right: this call is not being recorded.",
		reconnected: "Sorry, the line dropped for a moment. What were you saying?",
		nobodyTook: "Nobody can take the call right now. Can I help you, or would you rather be called back?",
		connecting: "I am connecting you with a person. Please hold.",
		handedBack: "I am with you again. What else can I do for you?",
		personLost: "The line to the person you were talking with was lost. I am with you again: how can I help?",
		line: {
			busy: "All our lines are busy. Please call again in a few minutes.",
			closed: "We are closed at the moment. Please call again during our opening hours.",
			noService: "This number is not in service. Thank you for calling.",
			cannotGoOn: "Sorry: we cannot go on with this call right now. Thank you for your understanding.",
		},
		outage: {
			wait: "One moment, please.",
			sorry: "Sorry: we have a technical problem. Please call again in a few minutes.",
		},
		voicemail: { goodbye: "Thank you for your message. Goodbye." },
		hiddenNumber: "Withheld number",
		colleague: {
			intro: "Hello. I have a call for you.",
			offer: "To take it, press one. To decline, press two.",
			again: "Press one to take the call, or two to decline.",
			gone: "The caller has hung up. Thank you.",
		},
	},
};

/** What the call itself says, whatever the assistant. */
export const phrasesFor = (locale: Locale): Phrases => phrases[languageOf(locale)];
