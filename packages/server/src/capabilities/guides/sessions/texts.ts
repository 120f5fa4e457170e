import type { Language } from "@centralita/contracts";

/** What a session says by itself, besides its guide. */
export const sessionTexts: Readonly<
	Record<Language, { which: string; another: string; solved: string; yes: string; no: string; subject: string }>
> = {
	es: {
		which: "¿Cuál de estos es tu problema?",
		another: "Ninguno de estos",
		solved: "¿Se resolvió tu problema?",
		yes: "Sí",
		no: "No",
		subject: "Ayuda con una guía",
	},
	en: {
		which: "Which of these is your problem?",
		another: "None of these",
		solved: "Is your problem solved?",
		yes: "Yes",
		no: "No",
		subject: "Help with a guide",
	},
};
