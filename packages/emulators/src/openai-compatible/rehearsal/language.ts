const marks = {
	es: /[¿¡ñ]|\b(el|la|los|las|de|que|y|en|una?|no|s[ií]|por|con|para|mi|tu|es|est[aá]|hola|gracias|quiero|tengo|usted|responde|asistente)\b/giu,
	en: /\b(the|of|and|to|is|you|your|my|with|for|not|hello|hi|thanks?|want|have|are|answer|assistant|please|it|this)\b/giu,
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What instructions say about the language of the answer. */
const orders = /(?:answer|reply|respond|write|responde|contesta)[^.\n]{0,60}?(spanish|english|español|inglés)/iu;

/** Spanish or English: as the instructions order, or by the small words; Spanish when it is a draw. */
export function languageOf(instructions: string, said: string): "es" | "en" {
	const order = orders.exec(instructions)?.[1]?.toLowerCase();
	if (order !== undefined) return order.startsWith("en") || order.startsWith("in") ? "en" : "es";
	const text = `${instructions}\n${said}`;
	return count(text, marks.en) > count(text, marks.es) ? "en" : "es";
}
