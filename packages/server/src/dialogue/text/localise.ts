import type { Language, LocalizedText } from "@centralita/contracts";

/** The text in `language`, or in the other one when that is all there is. */
export const localise = (text: LocalizedText, language: Language): string => text[language] ?? text.es ?? text.en ?? "";

/** Replaces `{{name}}` with what is known under that name; an unknown one leaves nothing behind. */
export const fill = (text: string, variables: Readonly<Record<string, string | number | boolean>>): string =>
	text
		.replace(/\{\{\s*([a-zA-Z0-9]+)\s*\}\}/g, (_, name: string) => String(variables[name] ?? ""))
		.replace(/ +([,.;:!?])/g, "$1")
		.replace(/ {2,}/g, " ")
		.trim();
