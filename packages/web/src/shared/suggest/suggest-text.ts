import { defineText } from "../i18n/index.ts";

export const suggestText = defineText("suggest", {
	found: {
		es: "{count, plural, one {# opción. Enter la inserta.} other {# opciones. Elige con las flechas, Enter la inserta.}}",
		en: "{count, plural, one {# option. Enter inserts it.} other {# options. Choose with the arrows, Enter inserts it.}}",
	},
});
