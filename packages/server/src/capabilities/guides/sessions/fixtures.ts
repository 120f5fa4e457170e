/** A guide with a question and steps, for tests of sessions. */
import type { GuideDefinition } from "@centralita/contracts";
import { aGuide } from "../fixtures.ts";

const both = (es: string, en: string) => ({ es, en });
const words = (es: string, en: string) => ({ shown: both(es, en) });
const step = (id: string, es: string, en: string, worked: string, failed: string) => ({
	id,
	kind: "step" as const,
	title: both(es, en),
	instructions: [words(`${es}.`, `${en}.`)],
	warnings: [both("Cuidado con la tapa", "Mind the lid")],
	expected: both("imprime", "it prints"),
	help: words("Está detrás de la impresora.", "It is behind the printer."),
	worked,
	failed,
});

export const cablePicture = "https://example.com/cable";

export const aStepGuide = (given: Partial<GuideDefinition> = {}): GuideDefinition =>
	aGuide({
		slug: "printer",
		title: both("La impresora no imprime", "The printer does not print"),
		description: both("La impresora no imprime", "The printer does not print"),
		examples: { es: ["la impresora no imprime"], en: ["the printer does not print"] },
		start: "which",
		nodes: [
			{
				id: "which",
				kind: "ask",
				text: words("¿Qué modelo es: el primero, el segundo o el tercero?", "Which model: first, second or third?"),
				variable: "model",
				answer: "choice",
				choices: [
					{ value: "first", label: both("Primero", "First"), next: "restart" },
					{ value: "second", label: both("Segundo", "Second"), next: "cable" },
					{ value: "third", label: both("Tercero", "Third"), next: "manual" },
				],
			},
			{
				...step("cable", "Mira el cable", "Look at the cable", "solved", "restart"),
				resources: [
					{ title: both("Foto del cable", "Picture of the cable"), url: cablePicture, kind: "link" as const },
				],
			},
			step("restart", "Reiníciala", "Restart it", "solved", "paper"),
			step("paper", "Mira el papel", "Look at the paper", "solved", "unsolved"),
			{ id: "manual", kind: "end", outcome: "informed", text: words("Mira el manual.", "Read the manual.") },
			{ id: "solved", kind: "end", outcome: "resolved" },
			{ id: "unsolved", kind: "end", outcome: "unresolved" },
		],
		...given,
	});
