import type { Locale } from "@centralita/contracts";
import type { Voice } from "../../ports/text-to-speech.ts";

/**
 * A voice of eSpeak NG: language and, after `+`, a variant of the speaker. `gainDb` brings it to -21 dBFS while it
 * speaks, measured once over four sentences.
 */
type EspeakVoice = Voice & { readonly engine: string; readonly gainDb: number };

const latin: readonly Locale[] = ["es-419", "es-AR"];

export const espeakVoices: readonly EspeakVoice[] = [
	{ id: "es-419", label: "Español latinoamericano", locales: latin, engine: "es-419", gainDb: -1 },
	{ id: "es-419+f2", label: "Español latinoamericano, voz aguda", locales: latin, engine: "es-419+f2", gainDb: -2.9 },
	{ id: "es", label: "Español de España", locales: ["es-ES"], engine: "es", gainDb: -0.8 },
	{ id: "es+f2", label: "Español de España, voz aguda", locales: ["es-ES"], engine: "es+f2", gainDb: -2.7 },
	{ id: "en-us", label: "English (United States)", locales: ["en-US"], engine: "en-us", gainDb: -0.9 },
	{
		id: "en-us+f2",
		label: "English (United States), high voice",
		locales: ["en-US"],
		engine: "en-us+f2",
		gainDb: -2.6,
	},
	{ id: "en-gb", label: "English (Great Britain)", locales: ["en-GB"], engine: "en", gainDb: -1.5 },
	{ id: "en-gb+f2", label: "English (Great Britain), high voice", locales: ["en-GB"], engine: "en+f2", gainDb: -3.2 },
];

const wordsPerMinuteAtPaceOne = 165;
/** What eSpeak accepts. */
const slowest = 80;
const fastest = 450;

/** The voice asked for, or the first one of the locale. */
export function voiceFor(locale: Locale, id: string | undefined): EspeakVoice {
	const [first] = espeakVoices;
	const found =
		espeakVoices.find((voice) => voice.id === id) ??
		espeakVoices.find((voice) => voice.locales.includes(locale)) ??
		first;
	if (!found) throw new Error("no voices");
	return found;
}

export const wordsPerMinute = (speed: number): number =>
	Math.round(Math.min(fastest, Math.max(slowest, wordsPerMinuteAtPaceOne * speed)));
