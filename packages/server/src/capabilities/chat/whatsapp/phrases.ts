import { type Language, type Locale, languageOf } from "@centralita/contracts";

type WhatsappPhrases = {
	/** To people who write for the first time: what is kept of them, and how they say no. */
	notice(assistant: string): string;
	/** On the button that shows a list. */
	choices: string;
	/** Where there are quick answers and no words. */
	choose: string;
	/** In place of what cannot be read, in the transcript. */
	kinds: Readonly<Record<string, string>>;
	otherKind: string;
	/** To whoever sent that. */
	unreadable: string;
	optedOut: string;
	optedIn: string;
	/** A picture that could not be fetched. */
	pictureLost: string;
	pictureTooLarge: string;
	/** A chat has as many pictures as it may. */
	pictureRefused: string;
};

const phrases: Record<Language, WhatsappPhrases> = {
	es: {
		notice: (assistant) =>
			`¡Hola! Soy el asistente virtual de ${assistant}. Para ayudarte guardamos esta conversación; puedes pedirnos una copia o que la borremos cuando quieras. Si no quieres que te escribamos, responde BAJA.`,
		choices: "Ver opciones",
		choose: "Elige una opción:",
		kinds: {
			audio: "[Audio]",
			video: "[Video]",
			document: "[Documento]",
			sticker: "[Sticker]",
			location: "[Ubicación]",
			contacts: "[Contacto]",
			order: "[Pedido]",
		},
		otherKind: "[Mensaje que no se puede leer]",
		unreadable:
			"Por ahora solo puedo leer textos e imágenes. Cuéntame con tus palabras qué necesitas, envíame una foto o una captura, o pide hablar con una persona.",
		optedOut:
			"Listo: ya no te escribiremos por nuestra cuenta. Si nos escribes, te respondemos igual. Para volver a recibir mensajes, responde ALTA.",
		optedIn: "Listo: podemos volver a escribirte. Si cambias de idea, responde BAJA.",
		pictureLost: "No pude abrir tu imagen. Prueba a enviarla otra vez, o cuéntame con tus palabras qué se ve.",
		pictureTooLarge: "Tu imagen es demasiado grande. Envía una captura de pantalla, o cuéntame qué se ve.",
		pictureRefused: "Ya tengo todas las imágenes que puedo guardar de esta conversación. Cuéntame con tus palabras.",
	},
	en: {
		notice: (assistant) =>
			`Hello! I am the virtual assistant of ${assistant}. To help you we keep this conversation; you can ask us for a copy, or to erase it, whenever you like. If you do not want us to write to you, reply STOP.`,
		choices: "See options",
		choose: "Choose one:",
		kinds: {
			audio: "[Audio]",
			video: "[Video]",
			document: "[Document]",
			sticker: "[Sticker]",
			location: "[Location]",
			contacts: "[Contact]",
			order: "[Order]",
		},
		otherKind: "[Message that cannot be read]",
		unreadable:
			"For now I can only read texts and pictures. Tell me in your own words what you need, send me a photo or a screenshot, or ask for a person.",
		optedOut:
			"Done: we will not write to you unasked any more. If you write to us, we still answer. To hear from us again, reply START.",
		optedIn: "Done: we may write to you again. If you change your mind, reply STOP.",
		pictureLost: "I could not open your picture. Try to send it again, or tell me in your own words what it shows.",
		pictureTooLarge: "Your picture is too large. Send a screenshot, or tell me what it shows.",
		pictureRefused: "I have all the pictures that I can keep of this conversation. Tell me in your own words.",
	},
};

export const whatsappPhrases = (locale: Locale): WhatsappPhrases => phrases[languageOf(locale)];

export const kindWords = (locale: Locale, kind: string): string => {
	const { kinds, otherKind } = whatsappPhrases(locale);
	return kinds[kind] ?? otherKind;
};
