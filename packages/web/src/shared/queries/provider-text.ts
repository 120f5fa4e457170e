import { defineText } from "../i18n/index.ts";

/** Providers whose name is not a brand. */
export const providerText = defineText("provider", {
	browser: { es: "El navegador", en: "The browser" },
	"openai-compatible": { es: "Servidor compatible con OpenAI", en: "OpenAI-compatible server" },
});
