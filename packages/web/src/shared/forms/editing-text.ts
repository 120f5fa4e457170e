import { defineText } from "../i18n/index.ts";

/** What every page with something to save says. */
export const editingText = defineText("editing", {
	unsaved: { es: "Hay cambios sin guardar", en: "There are unsaved changes" },
	discard: { es: "Deshacer", en: "Undo" },
	fixErrors: { es: "Corrige lo marcado antes de guardar.", en: "Correct what is marked before saving." },
	leaveTitle: { es: "¿Salir sin guardar?", en: "Leave without saving?" },
	leaveLead: { es: "Los cambios que no guardaste se pierden.", en: "The changes you have not saved will be lost." },
	leave: { es: "Salir sin guardar", en: "Leave without saving" },
	stay: { es: "Seguir editando", en: "Keep editing" },
	readOnly: { es: "Tu rol puede ver esto, pero no cambiarlo.", en: "Your role may see this but not change it." },
});
