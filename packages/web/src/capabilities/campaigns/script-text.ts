import { defineText } from "../../shared/i18n/index.ts";

/** Of what is said in a campaign's calls. */
export const scriptText = defineText("campaign-script", {
	script: { es: "Guion", en: "Script" },
	variablesHint: {
		es: "Entre llaves dobles va lo que se sabe de cada contacto; tras una barra, lo que se dice si no se sabe: '{{'plan|tu plan'}}'. A quien le falte un dato sin reemplazo no se le llama.",
		en: "What is known of each contact stands in double braces; after a bar, what is said where it is not known: '{{'plan|your plan'}}'. Whoever lacks a value without a substitute is not called.",
	},
	greeting: { es: "Saludo", en: "Greeting" },
	greetingHint: { es: "En lugar del saludo del asistente.", en: "In place of the assistant’s own." },
	greetingExample: {
		es: "Hola, '{{'first_name|qué tal'}}', te llamo por tu cita.",
		en: "Hello '{{'first_name|there'}}', I am calling about your appointment.",
	},
	instructions: { es: "Instrucciones de esta campaña", en: "Instructions of this campaign" },
	instructionsHint: {
		es: "Lo que el asistente sabe además de lo suyo.",
		en: "What the assistant knows besides its own.",
	},
	message: { es: "Mensaje en el contestador", en: "Voicemail message" },
	preview: { es: "Qué oirá cada contacto", en: "What each contact will hear" },
	previewLead: {
		es: "El guion con lo que se sabe ahora de la persona.",
		en: "The script with what is known of the person now.",
	},
	previewOf: { es: "Contacto", en: "Contact" },
	unknownGreeting: {
		es: "El del asistente que atienda la línea.",
		en: "That of the assistant who answers the line.",
	},
	missing: {
		es: "No se le llama mientras falte: {names}.",
		en: "They are not called while this is missing: {names}.",
	},
	test: { es: "Probar en mi teléfono", en: "Test on my phone" },
	testLead: {
		es: "Te llama como llamaría a ese contacto. No cuenta como intento.",
		en: "It calls you as it would call that contact. It counts as no attempt.",
	},
	myPhone: { es: "Tu teléfono", en: "Your phone" },
	testCall: { es: "Llamarme", en: "Call me" },
	testRings: { es: "Tu teléfono va a sonar.", en: "Your phone is about to ring." },
});
