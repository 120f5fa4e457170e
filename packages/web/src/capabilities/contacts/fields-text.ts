import { defineText } from "../../shared/i18n/index.ts";

export const fieldsText = defineText("contactFields", {
	title: { es: "Contactos", en: "Contacts" },
	lead: { es: "Qué datos guarda tu empresa de cada contacto.", en: "What your company keeps of each contact." },
	own: { es: "Campos propios", en: "Your own fields" },
	ownLead: {
		es: "Además de nombre, teléfonos, correos, idioma, país, zona horaria y etiquetas.",
		en: "Besides name, phone numbers, e-mails, language, country, time zone and tags.",
	},
	add: { es: "Agregar campo", en: "Add a field" },
	edit: { es: "Editar campo", en: "Edit field" },
	none: { es: "Todavía no hay campos propios.", en: "No fields of your own yet." },
	labelEs: { es: "Nombre en español", en: "Name in Spanish" },
	labelEn: { es: "Nombre en inglés", en: "Name in English" },
	key: { es: "Clave", en: "Key" },
	keyHint: {
		es: "Para archivos y la API. No se puede cambiar después.",
		en: "For files and the API. It cannot be changed later.",
	},
	type: { es: "Tipo", en: "Type" },
	"type.text": { es: "Texto", en: "Text" },
	"type.number": { es: "Número", en: "Number" },
	"type.date": { es: "Fecha", en: "Date" },
	"type.boolean": { es: "Sí o no", en: "Yes or no" },
	"type.choice": { es: "Opciones", en: "Choice" },
	options: { es: "Opciones", en: "Options" },
	optionsHint: { es: "Una por línea.", en: "One per line." },
	archive: { es: "Archivar campo", en: "Archive field" },
	archiveTitle: { es: "¿Archivar «{name}»?", en: "Archive “{name}”?" },
	archiveBody: {
		es: "Deja de verse y de poder importarse. Los contactos conservan sus valores: si vuelves a crear la misma clave con el mismo tipo, reaparecen.",
		en: "It is no longer shown nor imported. Contacts keep their values: add the same key with the same type again and they are back.",
	},
});
