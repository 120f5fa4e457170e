import type { Language } from "@centralita/contracts";
import { i18n } from "@lingui/core";

const key = "centralita.language";
const isLanguage = (value: unknown): value is Language => value === "es" || value === "en";

const remembered = (): string | null => {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
};

/** What was chosen before, else what the browser asks for. */
export function initialLanguage(): Language {
	const stored = remembered();
	if (isLanguage(stored)) return stored;
	return navigator.language.toLowerCase().startsWith("es") ? "es" : "en";
}

/** Shows everything in that language. */
export function showLanguage(language: Language): void {
	if (i18n.locale !== language) i18n.activate(language);
	document.documentElement.lang = language;
}

/** Shows everything in that language and remembers it. */
export function activateLanguage(language: Language): void {
	showLanguage(language);
	try {
		localStorage.setItem(key, language);
	} catch {
		// Storage may be closed to us; the choice then lasts until reload.
	}
}
