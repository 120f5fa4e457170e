import type { Locale } from "@centralita/contracts";
import type { Voice } from "../../ports/text-to-speech.ts";

const latin: readonly Locale[] = ["es-419", "es-AR"];

const voice = (id: string, label: string, locales: readonly Locale[]): Voice => ({ id, label, locales });

/** Neural voices that every region has (Azure: language and voice support). Each has its own accent first among its locales. */
export const neuralVoices: readonly Voice[] = [
	voice("es-MX-DaliaNeural", "Dalia", latin),
	voice("es-MX-JorgeNeural", "Jorge", latin),
	voice("es-AR-ElenaNeural", "Elena", ["es-AR", "es-419"]),
	voice("es-AR-TomasNeural", "Tomás", ["es-AR", "es-419"]),
	voice("es-ES-ElviraNeural", "Elvira", ["es-ES"]),
	voice("es-ES-AlvaroNeural", "Álvaro", ["es-ES"]),
	voice("en-US-JennyNeural", "Jenny", ["en-US"]),
	voice("en-US-GuyNeural", "Guy", ["en-US"]),
	voice("en-GB-SoniaNeural", "Sonia", ["en-GB"]),
	voice("en-GB-RyanNeural", "Ryan", ["en-GB"]),
];

/** The voice that was asked for, else the first at home in the locale, else the first that speaks it. */
export function chooseVoice(voices: readonly Voice[], asked: string | undefined, locale: Locale): string {
	const found =
		voices.find(({ id }) => id === asked) ??
		voices.find(({ locales }) => locales[0] === locale) ??
		voices.find(({ locales }) => locales.includes(locale)) ??
		voices[0];
	return found?.id ?? "es-MX-DaliaNeural";
}
