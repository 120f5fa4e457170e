import { type Language, type Locale, languageOf } from "@centralita/contracts";

type Phrases = {
	greeting(assistant: string): string;
	/** Before anybody knows the visitor's name. */
	visitor: string;
	/** A person of the company writes from now on. */
	joined(name: string): string;
	/** The assistant writes again. */
	handedBack: string;
	/** Of a ticket, when nobody said what it is about. */
	ticketSubject: string;
	/** What the visitor sends at WhatsApp. */
	whatsapp(ticket: string, url: string): string;
	/** Nobody answered in time. */
	toPeople: string;
	/** Nobody has said anything for long; the number of the case that is left, if one is. */
	quiet(ticket: string | null): string;
	/** Why a chat that had ended in silence waits for a person. */
	cameBack: string;
};

const phrases: Record<Language, Phrases> = {
	es: {
		greeting: (assistant) => `¡Hola! Soy el asistente virtual de ${assistant}.`,
		visitor: "Visitante",
		joined: (name) => `${name} se sumó a la conversación.`,
		ticketSubject: "Consulta por el chat",
		whatsapp: (ticket, url) => `Hola, mi consulta es el ticket ${ticket}: ${url}`,
		handedBack: "Vuelvo a atenderte yo, el asistente virtual.",
		toPeople: "No pude responderte a tiempo: ya le avisé a una persona del equipo, que te escribe por aquí.",
		quiet: (ticket) =>
			ticket === null
				? "Como hace rato que no hay mensajes, dejamos aquí la conversación. Si necesitas algo más, escribe y la retomamos."
				: `Perdona la espera: todavía nadie pudo responderte. Dejamos tu caso registrado como ${ticket}, y el equipo lo va a ver. Si escribes por aquí, retomamos la conversación.`,
		cameBack: "Volvió a escribir después de un silencio",
	},
	en: {
		greeting: (assistant) => `Hello! I am the virtual assistant of ${assistant}.`,
		visitor: "Visitor",
		joined: (name) => `${name} joined the conversation.`,
		ticketSubject: "Question in the chat",
		whatsapp: (ticket, url) => `Hello, my question is ticket ${ticket}: ${url}`,
		handedBack: "I am back: this is the virtual assistant.",
		toPeople: "I could not answer you in time: somebody of the team knows, and will write to you here.",
		quiet: (ticket) =>
			ticket === null
				? "Nobody has written for a while, so we leave the conversation here. If you need anything else, write and we go on."
				: `Sorry for the wait: nobody could answer you yet. Your case is recorded as ${ticket}, and the team will see it. Write here and we go on with the conversation.`,
		cameBack: "Wrote again after a silence",
	},
};

export const phrasesFor = (locale: Locale): Phrases => phrases[languageOf(locale)];
