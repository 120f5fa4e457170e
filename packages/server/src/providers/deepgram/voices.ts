import type { Locale } from "@centralita/contracts";
import type { Voice } from "../../ports/text-to-speech.ts";

const latin: readonly Locale[] = ["es-419", "es-AR", "es-ES"];
const peninsular: readonly Locale[] = ["es-ES", "es-419", "es-AR"];
const american: readonly Locale[] = ["en-US", "en-GB"];
const british: readonly Locale[] = ["en-GB", "en-US"];

const voice = (name: string, language: "es" | "en", locales: readonly Locale[]): Voice => ({
	id: `aura-2-${name}-${language}`,
	label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
	locales,
});

/** A voice is a model of its own (Deepgram: Voices and languages). Each has its own accent first among its locales. */
export const auraVoices: readonly Voice[] = [
	voice("celeste", "es", latin),
	voice("estrella", "es", latin),
	voice("selena", "es", latin),
	voice("javier", "es", latin),
	voice("sirio", "es", latin),
	voice("carina", "es", peninsular),
	voice("diana", "es", peninsular),
	voice("alvaro", "es", peninsular),
	voice("nestor", "es", peninsular),
	voice("thalia", "en", american),
	voice("andromeda", "en", american),
	voice("apollo", "en", american),
	voice("arcas", "en", american),
	voice("pandora", "en", british),
	voice("draco", "en", british),
];

/** The voice that was asked for, else the first at home in the locale, else the first that speaks it. */
export function chooseVoice(voices: readonly Voice[], asked: string | undefined, locale: Locale): Voice | undefined {
	return (
		voices.find(({ id }) => id === asked) ??
		voices.find(({ locales }) => locales[0] === locale) ??
		voices.find(({ locales }) => locales.includes(locale)) ??
		voices[0]
	);
}
