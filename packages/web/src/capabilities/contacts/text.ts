import { defineText } from "../../shared/i18n/index.ts";

export const contactsText = defineText("contacts", {
	title: { es: "Contactos", en: "Contacts" },
	lead: { es: "Las personas con las que habla tu empresa.", en: "The people your company talks with." },
	searchLabel: { es: "Buscar contactos", en: "Search contacts" },
	searchHint: { es: "Nombre, teléfono o correo", en: "Name, phone or e-mail" },
	create: { es: "Nuevo contacto", en: "New contact" },
	empty: { es: "Todavía no hay contactos", en: "No contacts yet" },
	emptyLead: {
		es: "Se agregan solos cuando alguien llama o escribe, y también puedes crearlos tú.",
		en: "They appear by themselves when someone calls or writes, and you can add them too.",
	},
	noMatch: { es: "Ningún contacto coincide", en: "No contact matches" },
	noMatchLead: { es: "Prueba con otra parte del nombre o del número.", en: "Try another part of the name or number." },
	noName: { es: "Sin nombre", en: "No name" },
	name: { es: "Nombre", en: "Name" },
	phones: { es: "Teléfonos", en: "Phones" },
	phonesHint: { es: "Uno por línea, escrito como quieras.", en: "One per line, in any usual way." },
	emails: { es: "Correos", en: "E-mails" },
	emailsHint: { es: "Uno por línea.", en: "One per line." },
	locale: { es: "Idioma", en: "Language" },
	localeNone: { es: "No se sabe", en: "Not known" },
	conversations: {
		es: "{count, plural, =0 {Sin conversaciones} one {# conversación} other {# conversaciones}}",
		en: "{count, plural, =0 {No conversations} one {# conversation} other {# conversations}}",
	},
	details: { es: "Datos", en: "Details" },
	notes: { es: "Notas", en: "Notes" },
	notesNone: {
		es: "Aún no hay notas. Los asistentes dejan aquí lo que conviene recordar.",
		en: "No notes yet. Assistants leave here what is worth remembering.",
	},
	createdAt: { es: "Desde", en: "Since" },
	back: { es: "Contactos", en: "Contacts" },
	editTitle: { es: "Editar contacto", en: "Edit contact" },
	createTitle: { es: "Nuevo contacto", en: "New contact" },
	history: { es: "Ver sus conversaciones", en: "See conversations" },
});
