/** The parts of the assistant editor, in the order of its navigation. */
export const sections = [
	"identity",
	"conversation",
	"voice",
	"engine",
	"turns",
	"guides",
	"questions",
	"extraction",
	"transfer",
	"limits",
] as const;
export type Section = (typeof sections)[number];

export const isSection = (value: unknown): value is Section => sections.some((section) => section === value);
