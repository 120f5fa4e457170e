import { defineText } from "../../shared/i18n/index.ts";

/** Who answers the chats of the company's pages. */
export const chatSettingsText = defineText("chat-settings", {
	title: { es: "Chat de la página", en: "Chat on your page" },
	lead: {
		es: "Qué asistente atiende a quien escribe desde tu página, y con qué lo recibe. Vale desde el próximo chat.",
		en: "Which assistant answers whoever writes from your page, and what it welcomes them with. It holds from the next chat on.",
	},
	assistants: { es: "Quién atiende", en: "Who answers" },
	"assistant.es": { es: "En español", en: "In Spanish" },
	"assistant.en": { es: "En inglés", en: "In English" },
	automatic: { es: "El primero que tenga guías", en: "The first one with guides" },
	unavailable: { es: "Ya no está publicado", en: "No longer published" },
	assistantHint: {
		es: "Si deja de estar publicado, atiende el primero de ese idioma que lo esté.",
		en: "While it is not published, the first of that language that is answers.",
	},
	greetings: { es: "Saludo", en: "Greeting" },
	greetingsLead: {
		es: "Lo primero que se lee, antes de pedir permiso para guardar la conversación. Vacío, el saludo lleva el nombre del asistente.",
		en: "What is read first, before permission to keep the conversation is asked for. Empty, the greeting carries the assistant’s name.",
	},
	"locale.es-419": { es: "Español (Latinoamérica)", en: "Spanish (Latin America)" },
	"locale.es-AR": { es: "Español (Argentina)", en: "Spanish (Argentina)" },
	"locale.es-ES": { es: "Español (España)", en: "Spanish (Spain)" },
	"locale.en-US": { es: "Inglés (Estados Unidos)", en: "English (United States)" },
	"locale.en-GB": { es: "Inglés (Reino Unido)", en: "English (United Kingdom)" },
	"example.es": {
		es: "¡Hola! Soy el asistente virtual de la tienda.",
		en: "¡Hola! Soy el asistente virtual de la tienda.",
	},
	"example.en": { es: "Hello, I am the shop’s virtual assistant.", en: "Hello, I am the shop’s virtual assistant." },
	save: { es: "Guardar", en: "Save" },
	saved: { es: "Guardado: vale desde el próximo chat", en: "Saved: it holds from the next chat on" },
	undone: { es: "Quedó como estaba", en: "Put back as it was" },
	changedBy: { es: "Lo cambió {name}", en: "Changed by {name}" },
	asItCame: { es: "Como viene de fábrica", en: "As it came" },
});
