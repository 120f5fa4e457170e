import {
	type ChatImageAnalysis,
	type ChatImageRefusal,
	type Language,
	type Locale,
	languageOf,
} from "@centralita/contracts";

type ImagePhrases = {
	/** The picture's place in the transcript. */
	turn: string;
	received: string;
	/** No model is there to look at it. */
	kept: string;
	/** A model was asked and could not. */
	unread: string;
	seen(analysis: ChatImageAnalysis): string;
	refused: Readonly<Record<ChatImageRefusal, string>>;
};

const lines = (...parts: (string | false)[]): string =>
	parts.filter((part) => part !== false && part !== "").join("\n");

const phrases: Record<Language, ImagePhrases> = {
	es: {
		turn: "[Imagen]",
		received: "Recibí tu imagen; te escribo en cuanto la revise.",
		kept: "Recibí tu imagen y la guardé para el equipo. Aquí nadie lee imágenes automáticamente: cuéntame con tus palabras qué se ve.",
		unread:
			"Recibí tu imagen y la guardé para el equipo, pero no pude leerla automáticamente: cuéntame con tus palabras qué se ve.",
		seen: ({ problemDetected, deviceType, errorMessages, recommendations }) =>
			lines(
				problemDetected !== ""
					? `Miré tu imagen. Esto es lo que veo: ${problemDetected}`
					: deviceType !== ""
						? `Miré tu imagen. Veo ${deviceType}, y no reconozco ningún problema.`
						: "Miré tu imagen y no reconozco ningún problema: cuéntame con tus palabras qué pasa.",
				errorMessages.length > 0 && `Mensaje de error: ${errorMessages.map((text) => `«${text}»`).join(", ")}`,
				recommendations,
			),
		refused: {
			damaged:
				"No pude abrir tu imagen: está dañada o incompleta. Prueba a enviarla otra vez, o una captura de pantalla.",
			"too-many-pixels":
				"Tu imagen tiene demasiados píxeles para abrirla. Envíala más pequeña, o una captura de pantalla.",
			disguised: "No acepté tu archivo: además de una imagen lleva otra cosa adentro. Envía una captura de pantalla.",
			failed: "No pude procesar tu imagen. Prueba a enviarla otra vez, o cuéntame con tus palabras qué se ve.",
		},
	},
	en: {
		turn: "[Picture]",
		received: "I have your picture; I will write as soon as I have looked at it.",
		kept: "I have your picture and kept it for the team. Nobody reads pictures automatically here: tell me in your own words what it shows.",
		unread:
			"I have your picture and kept it for the team, but could not read it automatically: tell me in your own words what it shows.",
		seen: ({ problemDetected, deviceType, errorMessages, recommendations }) =>
			lines(
				problemDetected !== ""
					? `I looked at your picture. This is what I see: ${problemDetected}`
					: deviceType !== ""
						? `I looked at your picture. I see ${deviceType}, and no problem that I recognise.`
						: "I looked at your picture and recognise no problem: tell me in your own words what is wrong.",
				errorMessages.length > 0 && `Error message: ${errorMessages.map((text) => `“${text}”`).join(", ")}`,
				recommendations,
			),
		refused: {
			damaged: "I could not open your picture: it is damaged or incomplete. Try to send it again, or a screenshot.",
			"too-many-pixels": "Your picture has too many pixels to be opened. Send a smaller one, or a screenshot.",
			disguised: "I did not take your file: besides a picture it carries something else. Send a screenshot.",
			failed: "I could not process your picture. Try to send it again, or tell me in your own words what it shows.",
		},
	},
};

export const imagePhrases = (locale: Locale): ImagePhrases => phrases[languageOf(locale)];
