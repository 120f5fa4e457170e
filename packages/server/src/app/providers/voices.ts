import { type Locale, languageOf, locales } from "@centralita/contracts";
import type { TextToSpeech, Voice } from "../../ports/text-to-speech.ts";

const idsOf = (setting: string | null): string[] =>
	(setting ?? "")
		.split(",")
		.map((id) => id.trim())
		.filter((id) => id !== "");

/** Vendors write a voice's language into its id: `es-AR-ElenaNeural`, `aura-2-celeste-es`. Where not, it speaks all. */
function localesIn(id: string): readonly Locale[] {
	const language = /(?:^|-)(es|en)(?:-|$)/.exec(id)?.[1];
	return language === undefined ? locales : locales.filter((locale) => languageOf(locale) === language);
}

/** Those that a setting names, by commas, before the others that there are. */
export function chosenVoices(setting: string | null, others: readonly Voice[]): readonly Voice[] {
	const named = idsOf(setting).map(
		(id) => others.find((voice) => voice.id === id) ?? { id, label: id, locales: localesIn(id) },
	);
	return [...named, ...others.filter(({ id }) => !named.some((voice) => voice.id === id))];
}

/** Speaks with the first named voice that knows the language where the request names none, whatever the vendor prefers. */
export function withDefaultVoice(speech: TextToSpeech, setting: string | null): TextToSpeech {
	const named = idsOf(setting);
	if (named.length === 0) return speech;
	return {
		provider: speech.provider,
		model: speech.model,
		voices: () => speech.voices(),
		synthesize(request) {
			const voices = speech.voices();
			if (voices.some(({ id }) => id === request.voice)) return speech.synthesize(request);
			const speaks = (locale: Locale) => languageOf(locale) === languageOf(request.locale);
			const usual = voices.find(({ id, locales: own }) => named.includes(id) && own.some(speaks));
			return speech.synthesize(usual ? { ...request, voice: usual.id } : request);
		},
	};
}
