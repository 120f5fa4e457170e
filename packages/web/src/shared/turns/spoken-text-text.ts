import { defineText } from "../i18n/index.ts";

export const spokenTextText = defineText("spoken-text", { notHeard: { es: "no se escuchó:", en: "not heard:" } });
