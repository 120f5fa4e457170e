import { defineText } from "../i18n/index.ts";

export const cannedRepliesText = defineText("canned-replies", {
	list: { es: "Respuestas predefinidas", en: "Canned replies" },
	insert: { es: "Insertar respuesta predefinida (/)", en: "Insert a canned reply (/)" },
	none: {
		es: "Todavía no hay respuestas predefinidas. Se escriben en Configuración, Atención de tickets.",
		en: "There are no canned replies yet. They are written in Settings, Ticket service.",
	},
	loading: { es: "Cargando las respuestas…", en: "Loading the replies…" },
	failed: { es: "No se pudieron cargar las respuestas.", en: "The replies could not be loaded." },
});
