const marks = {
	es: /[¿¡ñ]|\b(el|la|los|las|de|que|y|en|una?|no|s[ií]|por|con|para|mi|tu|es|est[aá]|hola|gracias|quiero|tengo|usted|responde|asistente)\b/giu,
	en: /\b(the|of|and|to|is|you|your|my|with|for|not|hello|hi|thanks?|want|have|are|answer|assistant|please|it|this)\b/giu,
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Spanish or English, by their small words; Spanish when it is a draw. */
export function languageOf(text: string): "es" | "en" {
	return count(text, marks.en) > count(text, marks.es) ? "en" : "es";
}
