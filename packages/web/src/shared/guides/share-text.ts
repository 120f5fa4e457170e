import { defineText } from "../i18n/index.ts";

export const shareText = defineText("share", {
	ofEnded: { es: "{count} de {of} terminadas", en: "{count} of {of} that ended" },
	interval: { es: "entre {low} y {high}", en: "between {low} and {high}" },
});
