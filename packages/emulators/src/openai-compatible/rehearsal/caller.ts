const lines: Readonly<Record<"es" | "en", readonly string[]>> = {
	es: [
		"Hola, buenas, no tengo internet desde esta mañana.",
		"Sí, ya reinicié el módem.",
		"No, sigue sin funcionar.",
		"Me llamo Ana Torres y mi teléfono es 55 1234 5678.",
		"Quiero hablar con una persona.",
		"No, nada más. Gracias.",
	],
	en: [
		"Hi, my internet has been down since this morning.",
		"Yes, I already restarted the modem.",
		"No, it still does not work.",
		"My name is Emma Hill and my number is 212 555 0142.",
		"I would like to talk to a person.",
		"No, that is all. Thank you.",
	],
};

/**
 * The emulator does not understand speech: whatever is said, the transcript is the next line of a caller with a broken
 * connection, so that a rehearsal by voice goes somewhere.
 */
export function rehearsedCaller(): { next(language: string): string } {
	const positions = { es: 0, en: 0 };
	return {
		next(language) {
			const key = language.startsWith("en") ? "en" : "es";
			const line = lines[key][positions[key] % lines[key].length] ?? "";
			positions[key]++;
			return line;
		},
	};
}
