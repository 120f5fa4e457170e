import { defineText } from "../i18n/index.ts";

export const passwordInputText = defineText("password-input", {
	show: { es: "Mostrar la contraseña", en: "Show the password" },
	hide: { es: "Ocultar la contraseña", en: "Hide the password" },
});
