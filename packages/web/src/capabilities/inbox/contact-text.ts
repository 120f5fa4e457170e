import { defineText } from "../../shared/i18n/index.ts";

/** Beside a chat: who it is with, and what happened before. */
export const inboxContactText = defineText("inboxContact", {
	title: { es: "Contacto", en: "Contact" },
	reason: { es: "Por qué espera", en: "Why it waits" },
	guide: { es: "Guía en curso", en: "Guide under way" },
	known: { es: "Lo que dijo", en: "What they told" },
	knownNone: { es: "Todavía nada: ni nombre ni problema.", en: "Nothing yet: neither name nor problem." },
	anonymous: {
		es: "Todavía no dejó teléfono ni correo, así que no se sabe quién es.",
		en: "They left no phone or e-mail yet, so nobody knows who they are.",
	},
	record: { es: "Ficha", en: "Record" },
	notes: { es: "Notas", en: "Notes" },
	tickets: { es: "Tickets", en: "Tickets" },
	ticketsNone: { es: "No tiene tickets.", en: "They have no tickets." },
	"status.new": { es: "Nuevo", en: "New" },
	"status.open": { es: "Abierto", en: "Open" },
	"status.waiting": { es: "Esperando al cliente", en: "Waiting for customer" },
	"status.resolved": { es: "Resuelto", en: "Resolved" },
	"status.closed": { es: "Cerrado", en: "Closed" },
	"status.reopened": { es: "Reabierto", en: "Reopened" },
	before: { es: "Conversaciones", en: "Conversations" },
	beforeNone: { es: "Es la primera vez que escribe.", en: "This is their first time." },
	"known.customerName": { es: "Nombre", en: "Name" },
	"known.phone": { es: "Teléfono", en: "Phone" },
	"known.email": { es: "Correo", en: "E-mail" },
	"known.problem": { es: "Problema", en: "Problem" },
	"known.guideTried": { es: "Guía probada", en: "Guide tried" },
	"known.wantsCallback": { es: "Pide que lo llamen", en: "Wants a call back" },
	yes: { es: "Sí", en: "Yes" },
	no: { es: "No", en: "No" },
});
