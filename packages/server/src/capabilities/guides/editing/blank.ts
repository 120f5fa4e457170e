import type { GuideDefinition, LocalizedText } from "@centralita/contracts";

/** The least that a guide is: one sentence, to be written, and an end. */
export const blankGuide = (slug: string, title: LocalizedText): GuideDefinition => ({
	slug,
	title,
	description: {},
	examples: { es: [], en: [] },
	escalateAfterFailures: 2,
	start: "start",
	nodes: [
		{ id: "start", kind: "say", text: { shown: {} }, next: "end" },
		{ id: "end", kind: "end", outcome: "resolved" },
	],
});
