import { defineText } from "../../../shared/i18n/index.ts";

/** Words of a guide's public page. */
export const guidePageText = defineText("guidePage", {
	title: { es: "Guía", en: "Guide" },
	start: { es: "Empezar", en: "Start" },
	startLead: {
		es: "Te acompañamos paso a paso. Puedes volver atrás o pedir ayuda cuando quieras.",
		en: "We go with you step by step. You can go back or ask for help at any time.",
	},
	none: { es: "Esta guía no está disponible", en: "This guide is not available" },
	noneLead: {
		es: "La dirección puede estar mal escrita, o la guía ya no se publica.",
		en: "The address may be mistyped, or the guide is no longer published.",
	},
	again: { es: "Empezar de nuevo", en: "Start over" },
	person: { es: "Hablar con una persona", en: "Talk to a person" },
	personLead: {
		es: "Deja tus datos y el equipo te contactará. Le pasamos lo que ya probaste.",
		en: "Leave your details and the team will contact you. We pass on what you have tried.",
	},
	name: { es: "Nombre", en: "Name" },
	email: { es: "Correo", en: "E-mail" },
	phone: { es: "Teléfono", en: "Phone" },
	reach: { es: "Con uno de los dos alcanza.", en: "One of the two is enough." },
	reason: { es: "¿Algo más que debamos saber?", en: "Anything else we should know?" },
	consent: {
		es: "Acepto que usen estos datos para contactarme por este problema.",
		en: "I agree that these details are used to contact me about this problem.",
	},
	askPerson: { es: "Enviar", en: "Send" },
	rate: { es: "¿Te sirvió esta guía?", en: "Was this guide useful?" },
	stars: {
		es: "{count, plural, one {# estrella de 5} other {# estrellas de 5}}",
		en: "{count, plural, one {# star of 5} other {# stars of 5}}",
	},
	comment: { es: "Comentario", en: "Comment" },
	sendRating: { es: "Enviar opinión", en: "Send feedback" },
	rated: { es: "Gracias por tu opinión.", en: "Thank you for your feedback." },
	progress: {
		es: "{count, plural, =0 {Recién empiezas} one {# paso hecho} other {# pasos hechos}}",
		en: "{count, plural, =0 {Just started} one {# step done} other {# steps done}}",
	},
});
