import { defineText } from "../../shared/i18n/index.ts";

export const mergeText = defineText("contactMerge", {
	title: { es: "Quizá es la misma persona", en: "This may be the same person" },
	lead: {
		es: "Combínalos para tener su historia en un solo lugar.",
		en: "Merge them to have their history in one place.",
	},
	"reason.phone": { es: "Mismo teléfono, escrito de otra forma", en: "Same number, written otherwise" },
	"reason.email": { es: "Mismo correo, escrito de otra forma", en: "Same address, written otherwise" },
	"reason.name": { es: "Mismo nombre y país", en: "Same name and country" },
	merge: { es: "Combinar", en: "Merge" },
	mergeWith: { es: "Combinar con {name}", en: "Merge with {name}" },
	confirmTitle: { es: "¿Combinar con {name}?", en: "Merge with {name}?" },
	confirmBody: {
		es: "Este contacto se queda con los teléfonos, correos, etiquetas, notas, consentimientos, conversaciones y tickets de ambos. Puedes deshacerlo durante 30 días.",
		en: "This contact gets the numbers, addresses, tags, notes, consents, conversations and tickets of both. You can take it back for 30 days.",
	},
	merged: { es: "Ahora son un solo contacto.", en: "They are one contact now." },
	merges: { es: "Contactos combinados", en: "Merged contacts" },
	until: { es: "Se puede separar hasta el", en: "Can be separated until" },
	undo: { es: "Separar", en: "Separate" },
	undoOf: { es: "Separar a {name}", en: "Separate {name}" },
	undoTitle: { es: "¿Separar a {name}?", en: "Separate {name}?" },
	undoBody: {
		es: "Vuelve a ser un contacto aparte con lo que era suyo. Lo que cambió o llegó después se queda aquí.",
		en: "They are a contact of their own again, with what was theirs. What changed or came since stays here.",
	},
	undone: { es: "Son dos contactos otra vez.", en: "They are two contacts again." },
});
