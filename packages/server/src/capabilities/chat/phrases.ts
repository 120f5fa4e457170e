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
	},
	en: {
		greeting: (assistant) => `Hello! I am the virtual assistant of ${assistant}.`,
		visitor: "Visitor",
		joined: (name) => `${name} joined the conversation.`,
		ticketSubject: "Question in the chat",
		whatsapp: (ticket, url) => `Hello, my question is ticket ${ticket}: ${url}`,
		handedBack: "I am back: this is the virtual assistant.",
		toPeople: "I could not answer you in time: somebody of the team knows, and will write to you here.",
	},
};

export const phrasesFor = (locale: Locale): Phrases => phrases[languageOf(locale)];
