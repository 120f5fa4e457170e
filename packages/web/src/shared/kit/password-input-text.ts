import { defineText } from "../i18n/index.ts";

export const passwordInputText = defineText("password-input", {
	show: { es: "Mostrar lo escrito", en: "Show what is typed" },
	hide: { es: "Ocultar lo escrito", en: "Hide what is typed" },
});
