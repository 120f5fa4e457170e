import { type Locale, languageOf } from "@centralita/contracts";

/** What people say who do not want to be recorded. */
const refusals = {
	es: /\bno (?:quiero|deseo|acepto|autorizo|consiento|permito|me)\b[^.?!]{0,40}\bgrab|\bno (?:grab[ea]|grabes|grab[eé]is|graben)\b|\b(?:deja|deje|dejen|para|pare|paren) de grabar/i,
	en: /\b(?:don'?t|do not|stop|not) (?:want|wish|agree|consent|like)?[^.?!]{0,40}\b(?:record|being recorded|recording)/i,
} as const;

/** Whether somebody asks not to be recorded, by words alone. */
export const refusesRecording = (text: string, locale: Locale): boolean => refusals[languageOf(locale)].test(text);
