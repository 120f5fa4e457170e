import { defineText } from "../i18n/index.ts";

export const mentionsText = defineText("mentions", {
	people: { es: "A quién nombrar", en: "Whom to name" },
	none: { es: "No hay nadie más a quien nombrar.", en: "There is nobody else to name." },
	loading: { es: "Cargando a tus colegas…", en: "Loading your colleagues…" },
	failed: { es: "No se pudo cargar a tus colegas.", en: "Your colleagues could not be loaded." },
	by: { es: "{name} te nombró", en: "{name} named you" },
	named: { es: "Te nombraron", en: "You were named" },
});
