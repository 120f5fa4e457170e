import { defineText } from "../i18n/index.ts";

/** Running a guide beside a conversation. */
export const runGuideText = defineText("runGuide", {
	title: { es: "Guía paso a paso", en: "Step-by-step guide" },
	guide: { es: "Guía", en: "Guide" },
	choose: { es: "Elige una guía", en: "Choose a guide" },
	none: { es: "No hay guías publicadas.", en: "No guide is published." },
	start: { es: "Empezar", en: "Start" },
	other: { es: "Otra guía", en: "Another guide" },
	ticket: { es: "Abrir ticket con lo probado", en: "Open a ticket with what was tried" },
	ticketReason: { es: "La guía no resolvió el problema", en: "The guide did not solve the problem" },
	changed: { es: "La guía avanzó en otra ventana.", en: "The guide went on in another window." },
});
