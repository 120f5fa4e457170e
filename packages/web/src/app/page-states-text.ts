import { defineText } from "../shared/i18n/index.ts";

export const pageStatesText = defineText("page-states", {
	missingTitle: { es: "Esta página no existe", en: "This page does not exist" },
	missingBody: {
		es: "Puede que el enlace esté incompleto o que ya no esté disponible.",
		en: "The link may be incomplete, or the page may be gone.",
	},
	forbiddenTitle: { es: "No tienes permiso para ver esta página", en: "You may not see this page" },
	forbiddenBody: {
		es: "Tu rol no la incluye. Si la necesitas, pide a quien administra Centralita que lo cambie.",
		en: "Your role does not include it. If you need it, ask whoever manages Centralita to change it.",
	},
	home: { es: "Ir al inicio", en: "Go to home" },
	loading: { es: "Cargando", en: "Loading" },
});
