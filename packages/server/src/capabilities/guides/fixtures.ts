/** Guides for tests. */
import { GuideDefinition } from "@centralita/contracts";
import type { z } from "zod";

export const aGuide = (given: Partial<z.input<typeof GuideDefinition>> = {}): GuideDefinition =>
	GuideDefinition.parse({
		slug: "no-internet",
		title: { es: "Sin internet", en: "No internet" },
		description: { es: "La conexión no anda", en: "The connection is down" },
		examples: { es: ["no tengo internet"], en: ["no internet"] },
		start: "hello",
		nodes: [
			{ id: "hello", kind: "say", text: { shown: { es: "Veamos.", en: "Let us see." } }, next: "done" },
			{ id: "done", kind: "end", outcome: "resolved" },
		],
		...given,
	});
